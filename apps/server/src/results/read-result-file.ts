import type { MetadataChoice } from '@weft/client'
import {
  insertProvenance,
  makeProvenance,
  ProvenanceError,
  readProvenance,
  stripProvenance,
} from '@weft/provenance'
import type { StoredPicture } from '@weft/storage'
import type { ServerContext } from '../server-context.ts'

/**
 * Reads the picture of a result: with what made it in its metadata, put in where it is not there yet (what nodes
 * compute here is kept without), or stripped of it. Undefined when the file is gone. A kind of file that can carry
 * nothing is given as it is.
 */
export async function readResultFile(
  { runtime }: Pick<ServerContext, 'runtime'>,
  picture: StoredPicture,
  metadata: MetadataChoice,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = await runtime.assets.read(picture.image.asset)
  if (bytes === undefined) return undefined
  if (metadata === 'strip') return new Uint8Array(stripProvenance(bytes))
  try {
    if (readProvenance(bytes) !== undefined) return new Uint8Array(bytes)
    const document = await runtime.store.pictures.document(picture)
    const {
      model,
      modelVersion,
      inputs = {},
      runId,
      nodeId,
      lane,
      workflowId,
      simulated,
      createdAt,
    } = picture
    const made = makeProvenance({
      ...(document !== undefined && { document: { ...document } }),
      ...(model !== undefined && {
        model: {
          reference: modelVersion === undefined ? model : `${model}:${modelVersion}`,
          ...(modelVersion !== undefined && { version: modelVersion }),
        },
      }),
      ...(lane !== undefined && { lane }),
      ...(workflowId !== undefined && { workflowId }),
      inputs,
      runId,
      nodeId,
      simulated,
      createdAt,
    })
    return insertProvenance(bytes, made)
  } catch (error) {
    if (!(error instanceof ProvenanceError)) throw error
    return new Uint8Array(bytes)
  }
}
