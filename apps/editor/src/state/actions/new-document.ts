import { emptyWorkflow, type WorkflowDocument } from '@weft/workflow'
import { database } from '../../local-data/database.ts'
import { writeDocument } from '../../local-data/write-document.ts'
import type { ServerLink } from '../server-link.ts'
import { showDocument } from './show-document.ts'

/** Opens a document in a tab of its own and gives its id; without one, an empty document. */
export async function newDocument(document?: WorkflowDocument, server?: ServerLink): Promise<string> {
  const documentId = crypto.randomUUID()
  const opened = { documentId, document: document ?? emptyWorkflow('Untitled'), past: [], future: [], server }
  await writeDocument(database, opened, 0, Date.now())
  await showDocument(documentId)
  return documentId
}
