import { database } from '../../local-data/database.ts'
import { keeper } from '../editor-session.ts'
import { useViewStore } from '../view-store.ts'
import { closeTab } from './close-tab.ts'

/**
 * Takes a document, with its history and results, out of this browser. The message has a button that brings it back,
 * and stays until it is closed.
 *
 * @param onBack told when it was brought back
 */
export async function deleteKeptDocument(documentId: string, onBack: () => void): Promise<void> {
  // What was just edited in it comes back as well.
  await keeper.flush()
  const [record, history, view, runs] = await Promise.all([
    database.documents.get(documentId),
    database.histories.get(documentId),
    database.views.get(documentId),
    database.runs.where('documentId').equals(documentId).toArray(),
  ])
  if (record === undefined) return
  await closeTab(documentId)
  await database.transaction('rw', database.tables, async () => {
    await database.documents.delete(documentId)
    await database.histories.delete(documentId)
    await database.views.delete(documentId)
    await database.runs.bulkDelete(runs.map((run) => run.id))
  })
  const bringBack = async (): Promise<void> => {
    await database.transaction('rw', database.tables, async () => {
      await database.documents.put(record)
      if (history !== undefined) await database.histories.put(history)
      if (view !== undefined) await database.views.put(view)
      await database.runs.bulkPut(runs)
    })
    onBack()
  }
  useViewStore.getState().showToast({
    kind: 'info',
    stays: true,
    text: `“${record.name === '' ? 'Untitled' : record.name}” was deleted from this browser.`,
    action: { label: 'Undo', run: () => void bringBack() },
  })
}
