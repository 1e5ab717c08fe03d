import type { Kysely } from 'kysely'
import type { DeadlineStore } from '../relational-store.ts'
import type { Tables } from './tables.ts'

/** Deadlines of runs on any database Kysely speaks to. */
export function createDeadlineStore(db: Kysely<Tables>): DeadlineStore {
  return {
    put: async (runId, at) => {
      await db
        .insertInto('deadlines')
        .values({ run_id: runId, at })
        .onConflict((conflict) => conflict.column('run_id').doUpdateSet({ at }))
        .execute()
    },
    all: async () => {
      const rows = await db.selectFrom('deadlines').selectAll().orderBy('at').execute()
      return rows.map((row) => ({ runId: row.run_id, at: row.at }))
    },
    delete: async (runId) => {
      await db.deleteFrom('deadlines').where('run_id', '=', runId).execute()
    },
  }
}
