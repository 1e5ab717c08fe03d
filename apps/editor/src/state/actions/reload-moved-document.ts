import { useDocumentStore } from '../document-store.ts'
import { useViewStore } from '../view-store.ts'
import { showDocument } from './show-document.ts'

/** Shows what another browser tab just wrote of the document on the canvas; nothing of ours was waiting. */
export async function reloadMovedDocument(documentId: string): Promise<void> {
  if (useDocumentStore.getState().documentId !== documentId) return
  await showDocument(documentId, { keepsView: true })
  useViewStore
    .getState()
    .announce('This document was changed in another browser tab and is shown as it is there.')
}
