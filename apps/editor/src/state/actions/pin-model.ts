import { useDocumentStore } from '../document-store.ts'
import { findModel } from './find-model.ts'

/** Pins a model's schema in the document on the canvas and gives its full reference. Throws when it is not found. */
export async function pinModel(reference: string): Promise<string> {
  const found = await findModel(reference)
  useDocumentStore.getState().apply(found.edit)
  return found.reference
}
