import { type DocumentRecord, database } from '../../local-data/database.ts'
import { documentOf } from '../../local-data/document-text.ts'
import { writeDocument } from '../../local-data/write-document.ts'
import { useViewStore } from '../view-store.ts'
import { showDocument } from './show-document.ts'

/** Keeps what another browser tab had written, and ours replaced, as a document of its own, and says so. */
export async function keepReplacedDocument(record: DocumentRecord): Promise<void> {
  const documentId = crypto.randomUUID()
  const document = { ...documentOf(record), name: `${record.name} (from another tab)` }
  await writeDocument(database, { documentId, document, past: [], future: [] }, 0, Date.now())
  useViewStore.getState().showToast({
    kind: 'info',
    text: 'Another browser tab changed this document at the same time. The newer change is here; the other one was kept as a copy.',
    action: { label: 'Open the copy', run: () => void showDocument(documentId) },
  })
}
