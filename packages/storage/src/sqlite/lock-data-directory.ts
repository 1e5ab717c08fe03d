import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { WeftError } from '@weft/ports'
import Database from 'better-sqlite3'

/**
 * Makes this process the owner of a data directory (made if missing) until `release`.
 *
 * The lock is an exclusive transaction on a SQLite file of its own, that is, a lock held by the operating system:
 * it is gone the moment the process is, however it ended, so a stale one cannot exist. Throws `invalid_input` naming
 * the owner's process id and the directory when there is another owner.
 */
export async function lockDataDirectory(directory: string): Promise<{ release(): Promise<void> }> {
  const root = resolve(directory)
  await mkdir(root, { recursive: true })
  const ownerFile = join(root, 'owner.json')
  const lock = new Database(join(root, 'owner.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    if (!(cause instanceof Database.SqliteError) || !cause.code.startsWith('SQLITE_BUSY')) throw cause
    throw new WeftError({
      code: 'invalid_input',
      message: `The data directory ${root} is in use by another Weft (${await describeOwner(ownerFile)}). Stop that one, or give this one another directory.`,
      retryable: true,
      cause,
    })
  }
  try {
    await writeFile(ownerFile, `${JSON.stringify({ pid: process.pid })}\n`)
  } catch (error) {
    lock.close()
    throw error
  }
  return {
    release: async () => {
      lock.close()
    },
  }
}

/** Only for the message: the lock itself never depends on what the file says. */
async function describeOwner(ownerFile: string): Promise<string> {
  try {
    const owner: unknown = JSON.parse(await readFile(ownerFile, 'utf8'))
    if (typeof owner === 'object' && owner !== null && 'pid' in owner) return `process ${owner.pid}`
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
  return 'process unknown'
}
