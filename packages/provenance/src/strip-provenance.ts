import { formatOf } from './formats/picture-formats.ts'
import { ProvenanceError } from './provenance-error.ts'

/**
 * Takes out what Weft put into a picture, and nothing else: the bytes are those from before. A file that carries
 * nothing, is of another kind or is damaged is given back as it is. Throws nothing.
 */
export function stripProvenance(bytes: Uint8Array): Uint8Array {
  const format = formatOf(bytes)
  if (format === undefined) return bytes
  try {
    return format.strip(bytes)
  } catch (error) {
    if (error instanceof ProvenanceError) return bytes
    throw error
  }
}
