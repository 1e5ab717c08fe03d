import { useViewStore } from '../view-store.ts'
import { closeTab } from './close-tab.ts'
import { showDocument } from './show-document.ts'

/** Closes a tab. The document stays in this browser: the message has a button that opens it again. */
export async function closeDocument(documentId: string): Promise<void> {
  const closed = await closeTab(documentId)
  if (closed === undefined) return
  useViewStore.getState().showToast({
    kind: 'info',
    text: `Closed “${closed.name === '' ? 'Untitled' : closed.name}”. It stays in this browser.`,
    action: { label: 'Open again', run: () => void showDocument(documentId) },
  })
}
