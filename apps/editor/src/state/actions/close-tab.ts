import { keeper } from '../editor-session.ts'
import { type DocumentTab, useTabsStore } from '../tabs-store.ts'
import { newDocument } from './new-document.ts'
import { showDocument } from './show-document.ts'

/** Closes a tab without a word, and gives it; nothing when there is none. */
export async function closeTab(documentId: string): Promise<DocumentTab | undefined> {
  await keeper.flush()
  const { tabs, activeId, setTabs } = useTabsStore.getState()
  const index = tabs.findIndex((tab) => tab.id === documentId)
  const closed = tabs[index]
  if (closed === undefined) return undefined
  const rest = tabs.filter((tab) => tab.id !== documentId)
  setTabs(rest, activeId)
  if (activeId === documentId) {
    const next = rest[Math.min(index, rest.length - 1)]
    if (next === undefined) await newDocument()
    else await showDocument(next.id)
  }
  return closed
}
