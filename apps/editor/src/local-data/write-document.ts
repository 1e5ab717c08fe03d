import type { OpenedDocument } from '../state/document-store.ts'
import type { DocumentRecord, EditorDatabase } from './database.ts'
import { textOf } from './document-text.ts'

/** What a write did. */
export interface WrittenDocument {
  /** The revision the document now has. */
  readonly revision: number
  /** What another browser tab had written since we last read: it was replaced, and is the caller's to keep. */
  readonly replaced?: DocumentRecord
}

/**
 * Writes a document and its history as one transaction.
 *
 * @param baseRevision the revision last read or written here; 0 for a new document
 * @param now milliseconds since 1970
 */
export async function writeDocument(
  database: EditorDatabase,
  opened: OpenedDocument,
  baseRevision: number,
  now: number,
): Promise<WrittenDocument> {
  const { documentId, document, past, future, server } = opened
  return await database.transaction('rw', database.documents, database.histories, async () => {
    const stored = await storedRevision(database, documentId)
    const replaced = stored > baseRevision ? await database.documents.get(documentId) : undefined
    const revision = Math.max(baseRevision, stored) + 1
    await database.documents.put({
      id: documentId,
      name: document.name,
      text: textOf(document),
      revision,
      updatedAt: now,
      ...(server === undefined ? {} : { server }),
    })
    await database.histories.put({ documentId, past, future })
    return replaced === undefined ? { revision } : { revision, replaced }
  })
}

/** The revision that the database has of a document, without reading the document; 0 when it has none. */
async function storedRevision(database: EditorDatabase, documentId: string): Promise<number> {
  const range = [[documentId, 0] as const, [documentId, Number.MAX_SAFE_INTEGER] as const] as const
  const [key] = await database.documents
    .where('[id+revision]')
    .between(...range)
    .keys()
  return Array.isArray(key) ? Number(key[1]) : 0
}
