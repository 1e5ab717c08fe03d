import type { RunState } from '@weft/engine'
import { Dexie, type EntityTable } from 'dexie'
import type { HistoryStep } from '../state/history-step.ts'
import type { ServerLink } from '../state/server-link.ts'
import type { Viewport } from '../state/view-store.ts'
import type { DocumentText } from './document-text.ts'

/** A document as it is kept in this browser. */
export interface DocumentRecord extends DocumentText {
  readonly id: string
  readonly name: string
  /** Counts the writes of all browser tabs: one that moved on under us shows that another tab wrote. */
  readonly revision: number
  /** Milliseconds since 1970. */
  readonly updatedAt: number
  readonly server?: ServerLink | undefined
}

/** The undo history of a document. */
export interface HistoryRecord {
  readonly documentId: string
  readonly past: readonly HistoryStep[]
  readonly future: readonly HistoryStep[]
}

/** How a document was last looked at. */
export interface ViewRecord {
  readonly documentId: string
  readonly selection: readonly string[]
  /** Ids of nodes whose folded fields are open. */
  readonly unfolded?: readonly string[]
  readonly viewport?: Viewport | undefined
}

/** A run and the document as it was run, which brings the graph of a result back. */
export interface RunRecord extends DocumentText {
  readonly id: string
  readonly documentId: string
  readonly createdAt: string
  readonly run: RunState
}

/** A setting by name. */
export interface SettingRecord {
  readonly name: string
  readonly value: unknown
}

/** Everything that the editor keeps in this browser. */
export class EditorDatabase extends Dexie {
  declare readonly documents: EntityTable<DocumentRecord, 'id'>
  declare readonly histories: EntityTable<HistoryRecord, 'documentId'>
  declare readonly views: EntityTable<ViewRecord, 'documentId'>
  declare readonly runs: EntityTable<RunRecord, 'id'>
  declare readonly settings: EntityTable<SettingRecord, 'name'>

  constructor(name = 'weft') {
    super(name)
    this.version(1).stores({
      documents: 'id, updatedAt',
      histories: 'documentId',
      views: 'documentId',
      runs: 'id, documentId, createdAt',
      settings: 'name',
    })
    // The revision can be read without its document.
    this.version(2)
      .stores({ documents: 'id, updatedAt, [id+revision]' })
      .upgrade(async (transaction) => {
        for (const name of ['documents', 'runs'])
          await transaction
            .table(name)
            .toCollection()
            .modify((record) => {
              record.text = JSON.stringify(record.document)
              delete record.document
            })
      })
  }
}

/** The database of this browser. */
export const database = new EditorDatabase()
