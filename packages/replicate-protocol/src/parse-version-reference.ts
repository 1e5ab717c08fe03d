import type { PredictionTarget } from './prediction-target.ts'

/**
 * Reads the `version` of a create request: 64 hex, `owner/name:<64 hex>`, or `owner/name`.
 * Gives undefined for anything else, a shortened id included: the API wants all 64.
 */
export function parseVersionReference(text: string): PredictionTarget | undefined {
  if (/^[0-9a-f]{64}$/.test(text)) return { kind: 'version', version: text }
  const match = /^([\w.-]+)\/([\w.-]+)(?::([0-9a-f]{64}))?$/.exec(text)
  const [, owner, name, version] = match ?? []
  if (owner === undefined || name === undefined) return undefined
  return version === undefined
    ? { kind: 'official', owner, name }
    : { kind: 'model-version', owner, name, version }
}
