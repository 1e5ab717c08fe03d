import { parseModelReference, WeftError } from '@weft/ports'
import type { ModelReference } from './model-reference.ts'

/**
 * Reads a reference to a model or a deployment of Replicate's.
 * @throws `invalid_input` that says which forms there are, also for a container, which is not Replicate's.
 */
export function readReference(text: string): ModelReference {
  const parsed = parseModelReference(text)
  if ('issue' in parsed)
    throw new WeftError({ code: 'invalid_input', message: parsed.issue, retryable: false })
  const { owner, name, version, form } = parsed
  if (form === 'cog')
    throw new WeftError({
      code: 'invalid_input',
      message: `${text} is a container of one's own, not a model on Replicate.`,
      retryable: false,
    })
  if (form === 'deployment') return { kind: 'deployment', owner, name }
  if (version === undefined) return { kind: 'model', owner, name }
  if (/^[0-9a-f]{1,64}$/.test(version)) return { kind: 'version', owner, name, version }
  throw new WeftError({
    code: 'invalid_input',
    message: `Expected a version of up to 64 hex digits in ${owner}/${name}:${version}; Replicate has no other versions.`,
    retryable: false,
  })
}
