import type { OpenedDocument } from '../state/document-store.ts'
import type { ViewRecord } from './database.ts'

/** What was not yet in the database when the page went away. */
export interface LastWords {
  readonly opened: OpenedDocument
  readonly view: ViewRecord
  /** The revision these words follow: when the database has moved on, they were written after all. */
  readonly revision: number
}

/** Where the last words of a document are kept. */
function keyOf(documentId: string): string {
  return `weft.last-words.${documentId}`
}

/**
 * Keeps a document synchronously while the page goes away: a transaction begun then may never be finished.
 * A document too large for the place is left to the database.
 */
export function keepLastWords(storage: Storage, words: LastWords): void {
  try {
    storage.setItem(keyOf(words.opened.documentId), JSON.stringify(words))
  } catch {
    // The place is full: the transaction that was begun as well is the better chance.
    storage.removeItem(keyOf(words.opened.documentId))
  }
}

/** Whether something has the shape that `keepLastWords` wrote. */
function areLastWords(value: unknown): value is LastWords {
  return (
    typeof value === 'object' && value !== null && 'opened' in value && 'view' in value && 'revision' in value
  )
}

/** Takes the last words of a document away and gives them; nothing when there are none. */
export function takeLastWords(storage: Storage, documentId: string): LastWords | undefined {
  const text = storage.getItem(keyOf(documentId))
  if (text === null) return undefined
  storage.removeItem(keyOf(documentId))
  try {
    const words: unknown = JSON.parse(text)
    return areLastWords(words) ? words : undefined
  } catch {
    return undefined
  }
}
