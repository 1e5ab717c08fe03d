import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type AuditStore, openSqliteStore, type TokenStore } from '@weft/storage'
import { databaseFile } from '../world/database-file.ts'

/** Who may use a data directory, and who did. */
export interface OpenedTokens {
  readonly tokens: TokenStore
  readonly audit: AuditStore
  readonly close: () => Promise<void>
}

/**
 * Opens the access tokens and the audit of a data directory (made if missing) without owning it: SQLite lets several
 * processes read and write one file, so a server that runs on the directory sees every change at its next request.
 */
export async function openTokens(directory: string): Promise<OpenedTokens> {
  await mkdir(directory, { recursive: true })
  const { tokens, audit, close } = await openSqliteStore(join(directory, databaseFile))
  return { tokens, audit, close }
}
