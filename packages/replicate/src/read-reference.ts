import { WeftError } from '@weft/ports'
import type { ModelReference } from './model-reference.ts'

/**
 * Reads a reference to a model: `owner/name`, `owner/name:<version>` (6 to 64 hex digits), a web address such as
 * `https://replicate.com/owner/name/versions/<version>`, or `deployments/owner/name`.
 * @throws `invalid_input` that says which forms there are.
 */
export function readReference(text: string): ModelReference {
  const path = text
    .trim()
    .replace(/^https?:\/\/(?:www\.)?replicate\.com\//i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '')
  const parts =
    /^(?<deployment>deployments\/)?(?<owner>[\w.-]+)\/(?<name>[\w.-]+)(?:(?::|\/versions\/)(?<version>[0-9a-f]{6,64}))?(?:\/(?:api|examples|readme|playground|train|llms\.txt)(?:\/.*)?)?$/i.exec(
      path,
    )?.groups
  const { deployment, owner = '', name = '', version } = parts ?? {}
  const isNamed = [owner, name].every((part) => !/^\.*$/.test(part))
  if (!isNamed || (deployment !== undefined && version !== undefined)) {
    throw new WeftError({
      code: 'invalid_input',
      message:
        'Expected a model as owner/name, owner/name:version (6 to 64 hex digits), its address on replicate.com, ' +
        `or deployments/owner/name; found ${JSON.stringify(text.slice(0, 200))}.`,
      retryable: false,
    })
  }
  if (deployment !== undefined) return { kind: 'deployment', owner, name }
  if (version === undefined) return { kind: 'model', owner, name }
  return { kind: 'version', owner, name, version: version.toLowerCase() }
}
