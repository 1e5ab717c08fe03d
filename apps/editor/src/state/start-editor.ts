import { readAccessToken } from '../api/access-token.ts'
import { watchServer } from '../api/watch-server.ts'
import { weft } from '../api/weft-client.ts'
import { database } from '../local-data/database.ts'
import { keepOpenTabs, readOpenTabs } from '../local-data/open-tabs.ts'
import { keepSettings } from '../local-data/settings.ts'
import { keepReplacedDocument } from './actions/keep-replaced-document.ts'
import { newDocument } from './actions/new-document.ts'
import { openExample } from './actions/open-example.ts'
import { reloadMovedDocument } from './actions/reload-moved-document.ts'
import { showDocument } from './actions/show-document.ts'
import { followers, keeper } from './editor-session.ts'
import { watchIssues } from './issue-store.ts'
import { watchPlan } from './plan-store.ts'
import { useTabsStore } from './tabs-store.ts'
import { tellRunEnd } from './tell-run-end.ts'
import { watchTextVisits } from './text-visit.ts'
import { watchDocumentTitle } from './watch-document-title.ts'
import { watchUnpinnedModels } from './watch-unpinned-models.ts'

/**
 * Brings the editor to where it was left: open documents, history, view, results and running runs. A first visit
 * opens the first example. Call it once, before the first drawing.
 */
export async function startEditor(): Promise<void> {
  keeper.listen({
    onReplaced: (record) => void keepReplacedDocument(record),
    onMoved: (documentId) => void reloadMovedDocument(documentId),
  })
  followers.listen(tellRunEnd, watchServer().retry)
  await keepSettings(database)
  const open = await readOpenTabs(database, sessionStorage)
  const records = await database.documents.bulkGet([...(open?.ids ?? [])])
  const tabs = records.flatMap((record) =>
    record === undefined ? [] : [{ id: record.id, name: record.name }],
  )
  keepOpenTabs(database, sessionStorage)
  const active = tabs.find((tab) => tab.id === open?.activeId) ?? tabs[0]
  if (active !== undefined) {
    useTabsStore.getState().setTabs(tabs, active.id)
    await showDocument(active.id)
  } else if (!(await openExample())) await newDocument()
  watchIssues()
  watchPlan()
  watchDocumentTitle()
  watchUnpinnedModels()
  watchTextVisits()
  if (readAccessToken(localStorage) !== undefined)
    await weft.openSession({ signal: AbortSignal.timeout(1_500) }).catch(() => undefined)
}
