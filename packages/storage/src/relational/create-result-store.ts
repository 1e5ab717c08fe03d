import type { Json } from '@weft/ports'
import type { Kysely } from 'kysely'
import type { ResultStore } from '../relational-store.ts'
import { readJson } from './read-json.ts'
import type { Tables } from './tables.ts'

/** Rows per statement: each has three parameters at most, and SQLite takes at most 32766. */
const rowsPerQuery = 1000

/** Results of steps on any database Kysely speaks to. */
export function createResultStore(db: Kysely<Tables>): ResultStore {
  const putAll: ResultStore['putAll'] = (results, createdAt) =>
    db.transaction().execute(async (transaction) => {
      const rows = [...results].map(([key, outputs]) => ({
        key,
        outputs: JSON.stringify(outputs),
        created_at: createdAt,
      }))
      for (let start = 0; start < rows.length; start += rowsPerQuery)
        await transaction
          .insertInto('results')
          .values(rows.slice(start, start + rowsPerQuery))
          .onConflict((conflict) =>
            conflict.column('key').doUpdateSet((row) => ({
              outputs: row.ref('excluded.outputs'),
              created_at: row.ref('excluded.created_at'),
            })),
          )
          .execute()
    })
  return {
    get: async (key) => {
      const row = await db.selectFrom('results').select('outputs').where('key', '=', key).executeTakeFirst()
      return row && { outputs: readJson<{ [port: string]: Json }>(row.outputs) }
    },
    put: (key, outputs, createdAt) => putAll(new Map([[key, outputs]]), createdAt),
    putAll,
    getAll: async (keys) => {
      const found = new Map<string, { [port: string]: Json }>()
      for (let start = 0; start < keys.length; start += rowsPerQuery) {
        const part = keys.slice(start, start + rowsPerQuery)
        const rows = await db
          .selectFrom('results')
          .select(['key', 'outputs'])
          .where('key', 'in', part)
          .execute()
        for (const { key, outputs } of rows) found.set(key, readJson<{ [port: string]: Json }>(outputs))
      }
      return found
    },
    deleteWhere: async (test) => {
      for (let after = ''; ; ) {
        const rows = await db
          .selectFrom('results')
          .select(['key', 'outputs'])
          .where('key', '>', after)
          .orderBy('key')
          .limit(rowsPerQuery)
          .execute()
        const keys = rows.filter(({ outputs }) => test(outputs)).map(({ key }) => key)
        if (keys.length > 0) await db.deleteFrom('results').where('key', 'in', keys).execute()
        const last = rows.at(-1)
        if (last === undefined) return
        after = last.key
      }
    },
  }
}
