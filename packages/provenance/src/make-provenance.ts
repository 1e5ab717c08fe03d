import type { Provenance } from './provenance.ts'

/** Bytes of JSON that a document may have in a picture. */
export const largestDocument = 300_000

/** Bytes of JSON that the inputs may have in a picture. */
const largestInputs = 100_000

/** Longest text of a `data:` URL that is kept among the inputs. */
const longestDataUrl = 1000

/**
 * Makes the provenance of a picture: secrets among the inputs are left out, `data:` URLs are cut, and a document that
 * is too large is left out with a word about it. `composite` is found from the inputs.
 */
export function makeProvenance(
  facts: Omit<Provenance, 'weft' | 'documentOmitted' | 'composite'>,
): Provenance {
  const { document, inputs = {}, ...rest } = facts
  const kept = Object.fromEntries(
    Object.entries(inputs)
      .filter(([, value]) => !isSecret(value))
      .map(([name, value]) => [name, cutDataUrls(value)]),
  )
  const length = document === undefined ? 0 : JSON.stringify(document).length
  const isTooLarge = length > largestDocument
  return {
    weft: 1,
    ...rest,
    ...(JSON.stringify(kept).length <= largestInputs && { inputs: kept }),
    composite: Object.values(inputs).some(holdsPicture),
    ...(document !== undefined && !isTooLarge && { document }),
    ...(isTooLarge && {
      documentOmitted: `The document has ${Math.ceil(length / 1000)} kB, and a picture carries at most ${largestDocument / 1000} kB.`,
    }),
  }
}

function isSecret(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'secret' in value && Object.keys(value).length === 1
}

function cutDataUrls(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length > longestDataUrl && /^data:/i.test(value) ? `${value.slice(0, 64)}…` : value
  if (Array.isArray(value)) return value.map(cutDataUrls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cutDataUrls(inner)]))
}

function holdsPicture(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsPicture)
  if (typeof value !== 'object' || value === null) return false
  return ('asset' in value && 'width' in value) || Object.values(value).some(holdsPicture)
}
