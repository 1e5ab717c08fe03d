import { insertProvenance, type Provenance, ProvenanceError, readProvenance } from '@weft/provenance'

/**
 * The bytes of a model's output with what made them. A file that carries that already (another workflow made it) and
 * one that can carry nothing are kept as they are: what is paid for is never lost for want of its metadata.
 */
export function carryProvenance(bytes: Uint8Array, provenance: Provenance): Uint8Array {
  try {
    return readProvenance(bytes) === undefined ? insertProvenance(bytes, provenance) : bytes
  } catch (error) {
    if (error instanceof ProvenanceError) return bytes
    throw error
  }
}
