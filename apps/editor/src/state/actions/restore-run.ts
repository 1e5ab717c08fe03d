import { database } from '../../local-data/database.ts'
import { documentOf } from '../../local-data/document-text.ts'
import { useViewStore } from '../view-store.ts'
import { newDocument } from './new-document.ts'

/** Opens the graph that made a result, as it was then, in a tab of its own. */
export async function restoreRun(runId: string): Promise<void> {
  const record = await database.runs.get(runId)
  const { closeLightbox, showToast, announce } = useViewStore.getState()
  if (record === undefined) {
    showToast({ kind: 'error', text: 'The workflow of this run is not kept in this browser.' })
    return
  }
  closeLightbox()
  const document = documentOf(record)
  await newDocument({ ...document, name: `${document.name} (earlier)` })
  announce('The workflow that made this picture is open.')
}
