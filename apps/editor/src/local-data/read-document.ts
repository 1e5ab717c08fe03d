import type { RunState } from '@weft/engine'
import type { OpenedDocument } from '../state/document-store.ts'
import type { EditorDatabase, ViewRecord } from './database.ts'
import { documentOf } from './document-text.ts'

/** Runs kept per document. */
const runLimit = 60

/** A document as it was left, with its view and its runs. */
export interface KeptDocument {
  readonly opened: OpenedDocument
  readonly revision: number
  readonly view?: ViewRecord | undefined
  /** Newest first. */
  readonly runs: readonly RunState[]
}

/** Reads a document with everything kept with it; nothing when this browser has no such document. */
export async function readDocument(
  database: EditorDatabase,
  documentId: string,
): Promise<KeptDocument | undefined> {
  const [record, history, view, runs] = await Promise.all([
    database.documents.get(documentId),
    database.histories.get(documentId),
    database.views.get(documentId),
    database.runs.where('documentId').equals(documentId).reverse().sortBy('createdAt'),
  ])
  if (record === undefined) return undefined
  const surplus = runs.slice(runLimit).map((run) => run.id)
  if (surplus.length > 0) await database.runs.bulkDelete(surplus)
  return {
    opened: {
      documentId,
      document: documentOf(record),
      past: history?.past ?? [],
      future: history?.future ?? [],
      server: record.server,
    },
    revision: record.revision,
    view,
    runs: runs.slice(0, runLimit).map((kept) => kept.run),
  }
}
