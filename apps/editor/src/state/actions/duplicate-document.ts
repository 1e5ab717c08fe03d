import { useDocumentStore } from '../document-store.ts'
import { newDocument } from './new-document.ts'

/** Opens a copy of the document on the canvas in a tab of its own. */
export async function duplicateDocument(): Promise<string> {
  const { document } = useDocumentStore.getState()
  return await newDocument({ ...document, name: `${document.name} copy` })
}
