import { keeper } from '../editor-session.ts'
import { useTabsStore } from '../tabs-store.ts'
import { useViewStore } from '../view-store.ts'
import { newDocument } from './new-document.ts'
import { showDocument } from './show-document.ts'

/** Closes a tab. The document stays in this browser: the message has a button that opens it again. */
export async function closeDocument(documentId: string): Promise<void> {
  await keeper.flush()
  const { tabs, activeId, setTabs } = useTabsStore.getState()
  const index = tabs.findIndex((tab) => tab.id === documentId)
  const closed = tabs[index]
  if (closed === undefined) return
  const rest = tabs.filter((tab) => tab.id !== documentId)
  setTabs(rest, activeId)
  if (activeId === documentId) {
    const next = rest[Math.min(index, rest.length - 1)]
    if (next === undefined) await newDocument()
    else await showDocument(next.id)
  }
  useViewStore.getState().showToast({
    kind: 'info',
    text: `Closed “${closed.name}”. It stays in this browser.`,
    action: { label: 'Open again', run: () => void showDocument(documentId) },
  })
}
