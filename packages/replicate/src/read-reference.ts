import { parseModelReference, WeftError } from '@weft/ports'
import type { ModelReference } from './model-reference.ts'

const deployment =
  /^(?:(?:https?:\/\/)?(?:www\.)?replicate\.com\/)?deployments\/([\w.-]*\w[\w.-]*)\/([\w.-]*\w[\w.-]*)\/?$/i

/**
 * Reads a reference to a model: what `parseModelReference` takes, or a deployment as `deployments/owner/name`.
 * @throws `invalid_input` that says which forms there are.
 */
export function readReference(text: string): ModelReference {
  const [, deployer, deployed] = deployment.exec(text.trim()) ?? []
  if (deployer !== undefined && deployed !== undefined) {
    return { kind: 'deployment', owner: deployer, name: deployed }
  }
  const parsed = parseModelReference(text)
  if ('issue' in parsed)
    throw new WeftError({ code: 'invalid_input', message: parsed.issue, retryable: false })
  const { owner, name, version } = parsed
  if (version === undefined) return { kind: 'model', owner, name }
  if (/^[0-9a-f]{1,64}$/.test(version)) return { kind: 'version', owner, name, version }
  throw new WeftError({
    code: 'invalid_input',
    message: `Expected a version of up to 64 hex digits in ${owner}/${name}:${version}; Replicate has no other versions.`,
    retryable: false,
  })
}
