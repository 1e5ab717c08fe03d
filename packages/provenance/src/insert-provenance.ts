import { formatOf } from './formats/picture-formats.ts'
import type { Provenance } from './provenance.ts'
import { ProvenanceError } from './provenance-error.ts'
import { safeJson } from './safe-json.ts'
import { stripProvenance } from './strip-provenance.ts'

/**
 * Puts provenance into a picture, in the place of what it carries already. The pixels stay as they are: nothing is
 * encoded anew, and `stripProvenance` gives the first bytes back. The same picture and provenance give the same bytes.
 *
 * @param bytes PNG, JPEG, WebP or AVIF.
 * @throws ProvenanceError for another kind of file, and for one that is damaged.
 */
export function insertProvenance(bytes: Uint8Array, provenance: Provenance): Uint8Array<ArrayBuffer> {
  const format = formatOf(bytes)
  if (format === undefined)
    throw new ProvenanceError('Only PNG, JPEG, WebP and AVIF files can carry what made them.')
  const { composite = false, simulated = false, runId, model, createdAt } = provenance
  return format.insert(stripProvenance(bytes), {
    json: safeJson(provenance),
    isComposite: composite,
    simulated,
    ...(runId !== undefined && { runId }),
    ...(model !== undefined && { model: model.reference }),
    ...(createdAt !== undefined && { createdAt }),
  })
}
