import { database } from '../../local-data/database.ts'
import { writeDocument } from '../../local-data/write-document.ts'
import { useConflictStore } from '../conflict-store.ts'
import { useDocumentStore } from '../document-store.ts'
import { useViewStore } from '../view-store.ts'
import { linkToServer } from './link-to-server.ts'
import { saveToServer } from './save-to-server.ts'
import { showDocument } from './show-document.ts'

/** What shall become of two documents that were saved at the same time. */
export type ConflictChoice = 'keep-both' | 'overwrite' | 'take-theirs'

/**
 * Does what the person chose. Nothing is lost: overwriting leaves theirs among the versions on the server, and
 * both other choices keep ours as a document of its own in this browser.
 */
export async function resolveConflict(choice: ConflictChoice): Promise<void> {
  const { conflict, set } = useConflictStore.getState()
  const { documentId, document, past, future, setServer, load } = useDocumentStore.getState()
  const { closeDialog, showToast } = useViewStore.getState()
  set(undefined)
  closeDialog()
  if (conflict === undefined || conflict.documentId !== documentId) return
  const link = linkToServer({ id: conflict.serverId, etag: conflict.etag }, conflict.theirs)
  if (choice === 'overwrite') {
    setServer(link)
    await saveToServer()
    return
  }
  const mine = { ...document, name: `${document.name} (mine)` }
  const mineId = crypto.randomUUID()
  await writeDocument(database, { documentId: mineId, document: mine, past, future }, 0, Date.now())
  load({ documentId, document: conflict.theirs, past: [], future: [], server: link })
  if (choice === 'keep-both') await showDocument(mineId)
  else
    showToast({
      kind: 'info',
      text: `Their version is shown. Yours is kept in this browser as “${mine.name}”.`,
      action: { label: 'Open mine', run: () => void showDocument(mineId) },
    })
}
