import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { createRelationalStore } from '../relational/create-relational-store.ts'
import { migrateTables } from '../relational/migrate-tables.ts'
import type { Tables } from '../relational/tables.ts'
import type { RelationalStore } from '../relational-store.ts'

/** Milliseconds that a statement waits for another connection's write. */
const busyTimeout = 5000

/**
 * Opens (and makes, if missing) the SQLite file at `path`, or a database in memory for `:memory:`, with its tables
 * brought up to date. Throws a `WeftError` when they cannot be, and SQLite's own error when the file is none.
 */
export async function openSqliteStore(path: string): Promise<RelationalStore> {
  const database = new Database(path, { timeout: busyTimeout })
  try {
    database.pragma('journal_mode = WAL')
    // FULL, not NORMAL: in WAL mode NORMAL may lose the last commits in a power cut, and a lost `intent` or
    // `created` of a paid call would be paid for again. It costs one fsync per commit.
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
    await inOneTransaction(database, () => migrateTables(db))
    return createRelationalStore(db, {
      size: async () => pragma(database, 'page_count') * pragma(database, 'page_size'),
    })
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Does something whole or not at all, at the cost of one fsync instead of one for each statement: some sixty for new tables.
 * Two processes that open the same file do it one after the other.
 */
async function inOneTransaction(database: Database.Database, work: () => Promise<void>): Promise<void> {
  database.exec('BEGIN IMMEDIATE')
  try {
    await work()
    database.exec('COMMIT')
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function pragma(database: Database.Database, name: string): number {
  return Number(database.pragma(name, { simple: true }))
}
