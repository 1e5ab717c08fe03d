import type { OpenedDocument } from '../state/document-store.ts'
import type { DocumentRecord, EditorDatabase } from './database.ts'

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
    const stored = await database.documents.get(documentId)
    const revision = Math.max(baseRevision, stored?.revision ?? 0) + 1
    await database.documents.put({
      id: documentId,
      name: document.name,
      document,
      revision,
      updatedAt: now,
      ...(server === undefined ? {} : { server }),
    })
    await database.histories.put({ documentId, past, future })
    return stored !== undefined && stored.revision > baseRevision
      ? { revision, replaced: stored }
      : { revision }
  })
}
