import { formatOf } from './formats/picture-formats.ts'
import { type Provenance, provenanceSchema } from './provenance.ts'
import { ProvenanceError } from './provenance-error.ts'

/** Longest JSON that is looked at: a picture from anywhere must not fill the memory. */
const longestJson = 8_000_000

/**
 * Reads what a picture carries of its making. Its document is not checked: hand it to `parseWorkflow`.
 *
 * @returns undefined for a picture that carries nothing, and for what is no picture of a kind that could.
 * @throws ProvenanceError, with a sentence for a person, when the file is damaged or what it carries cannot be read.
 */
export function readProvenance(bytes: Uint8Array): Provenance | undefined {
  const json = formatOf(bytes)?.read(bytes)
  if (json === undefined) return undefined
  if (json.length > longestJson) throw unreadable('it is too long')
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw unreadable('it is no JSON', cause)
  }
  const parsed = provenanceSchema.safeParse(value)
  if (!parsed.success) throw unreadable('it does not have the shape that Weft writes', parsed.error)
  return parsed.data
}

function unreadable(reason: string, cause?: unknown): ProvenanceError {
  return new ProvenanceError(`The picture says how it was made, but ${reason}.`, { cause })
}
