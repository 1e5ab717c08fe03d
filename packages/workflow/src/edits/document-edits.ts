import { describeValue, isRecord, readOwn } from '@weft/ports'
import { putKey } from '../put-key.ts'
import { toPointer } from '../to-pointer.ts'
import type { ApplyEdit } from './edit-result.ts'
import { keepDocument, refuseEdit } from './keep-document.ts'

/** Names the workflow. */
export const setName: ApplyEdit<'set-name'> = (document, { name }) => ({
  document: { ...document, name },
  inverse: { kind: 'set-name', name: document.name },
})

/** Describes the workflow. */
export const setDescription: ApplyEdit<'set-description'> = (document, { description }) => ({
  document: { ...document, description },
  inverse: { kind: 'set-description', description: document.description },
})

/** Pins a model's schema, or takes the pin away. */
export const pinModel: ApplyEdit<'pin-model'> = (document, { reference, model }) => {
  const before = readOwn(document.models, reference)
  if (model !== undefined && !(isRecord(model.schema) && isRecord(model.schema.Input))) {
    const message = `A pinned model needs a schema with Input, found ${describeValue(model.schema)}.`
    return refuseEdit(document, {
      code: 'wrong-value',
      message,
      path: toPointer(['models', reference, 'schema']),
    })
  }
  if (model === undefined && before === undefined) return keepDocument(document)
  return {
    document: { ...document, models: putKey(document.models, reference, model) },
    inverse: { kind: 'pin-model', reference, ...(before !== undefined && { model: before }) },
  }
}
