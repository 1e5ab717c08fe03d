import { WeftApiError } from '@weft/client'
import { parseModelReference, writeModelReference } from '@weft/ports'
import type { Edit } from '@weft/workflow'
import { weft } from '../../api/weft-client.ts'
import { titleOfModel } from '../title-of-model.ts'

/** A model that was found, and the edit that pins it in a document. */
export interface FoundModel {
  /** The full reference that documents use. */
  readonly reference: string
  readonly name: string
  readonly edit: Edit
}

/** Looks a model up on the server: in its catalog, or else at the provider. Throws when it is not found. */
export async function findModel(reference: string): Promise<FoundModel> {
  const known = parseModelReference(reference)
  const short = 'issue' in known ? reference : writeModelReference(known)
  const model = await weft.models.get(short).catch((error: unknown) => {
    if (error instanceof WeftApiError && (error.status === 404 || error.status === 400))
      return weft.models.add(reference)
    throw error
  })
  const pinned = { schema: model.schema, digest: model.digest }
  return {
    reference: model.ref,
    name: titleOfModel(model.name) ?? model.name,
    edit: {
      kind: 'pin-model',
      reference: model.ref,
      model: model.media === undefined ? pinned : { ...pinned, media: model.media },
    },
  }
}
