import { WeftError } from '@weft/ports'
import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from './migrations.ts'

/**
 * Brings the tables to the newest shape. Throws `internal` naming the migration that failed, or saying that the
 * database was written by a newer version.
 */
export async function migrateTables<Database>(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failed = results?.find((result) => result.status === 'Error')?.migrationName
  const reason = error instanceof Error ? error.message : String(error)
  throw new WeftError({
    code: 'internal',
    message: failed
      ? `The database could not be brought up to date: migration ${failed} failed: ${reason}`
      : `The database could not be brought up to date (was it written by a newer Weft?): ${reason}`,
    retryable: false,
    cause: error,
  })
}
