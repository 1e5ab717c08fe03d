import { database } from '../../local-data/database.ts'
import { documentOf } from '../../local-data/document-text.ts'
import { takeLastWords } from '../../local-data/last-words.ts'
import { readDocument } from '../../local-data/read-document.ts'
import { followers, keeper } from '../editor-session.ts'
import { hasEnded } from '../has-ended.ts'
import { useRunStore } from '../run-store.ts'
import { useTabsStore } from '../tabs-store.ts'
import { useViewStore } from '../view-store.ts'

/**
 * Puts a kept document on the canvas, with its history, view and results, and picks its running runs up again.
 * With `keepsView` the selection and the viewport stay as they are. Gives false when this browser has no such document.
 */
export async function showDocument(
  documentId: string,
  options: { readonly keepsView?: boolean } = {},
): Promise<boolean> {
  await keeper.flush()
  const kept = await readDocument(database, documentId)
  const words = takeLastWords(localStorage, documentId)
  const isNewer = words !== undefined && words.revision >= (kept?.revision ?? 0)
  const opened = isNewer ? words.opened : kept?.opened
  if (opened === undefined) return false
  const { selection, viewport } = useViewStore.getState()
  const view = options.keepsView === true ? { documentId, selection, viewport } : (words?.view ?? kept?.view)
  await keeper.show(opened, { revision: kept?.revision ?? 0, view, isUnwritten: isNewer })
  const runs = (kept?.runs ?? []).map((run) => followers.stateOf(run.id) ?? run)
  useRunStore.getState().load(documentId, runs)
  for (const run of runs) if (!hasEnded(run)) await pickUp(run.id)
  const { tabs, setTabs } = useTabsStore.getState()
  const tab = { id: documentId, name: opened.document.name }
  const isOpen = tabs.some((other) => other.id === documentId)
  setTabs(isOpen ? tabs.map((other) => (other.id === documentId ? tab : other)) : [...tabs, tab], documentId)
  return true
}

/** Follows a run again that had not ended when the page was left. */
async function pickUp(runId: string): Promise<void> {
  const record = await database.runs.get(runId)
  if (record !== undefined) followers.follow(record.run, record.documentId, documentOf(record))
}
