import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openSqliteStore, type TokenStore } from '@weft/storage'
import { databaseFile } from '../world/database-file.ts'

/**
 * Opens the access tokens of a data directory (made if missing) without owning it: SQLite lets several processes read
 * and write one file, so a server that runs on the directory sees every change at its next request.
 */
export async function openTokens(
  directory: string,
): Promise<{ readonly tokens: TokenStore; readonly close: () => Promise<void> }> {
  await mkdir(directory, { recursive: true })
  const { tokens, close } = await openSqliteStore(join(directory, databaseFile))
  return { tokens, close }
}
