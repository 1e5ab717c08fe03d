import type { Json } from '@weft/ports'
import type { Kysely } from 'kysely'
import type { ResultStore } from '../relational-store.ts'
import { readJson } from './read-json.ts'
import type { Tables } from './tables.ts'

/** Results of steps on any database Kysely speaks to. */
export function createResultStore(db: Kysely<Tables>): ResultStore {
  return {
    get: async (key) => {
      const row = await db.selectFrom('results').select('outputs').where('key', '=', key).executeTakeFirst()
      return row && { outputs: readJson<{ [port: string]: Json }>(row.outputs) }
    },
    put: async (key, outputs, createdAt) => {
      const columns = { outputs: JSON.stringify(outputs), created_at: createdAt }
      await db
        .insertInto('results')
        .values({ key, ...columns })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(columns))
        .execute()
    },
    keys: async (keys) => {
      const found = new Set<string>()
      for (let start = 0; start < keys.length; start += 1000) {
        const part = keys.slice(start, start + 1000)
        const rows = await db.selectFrom('results').select('key').where('key', 'in', part).execute()
        for (const row of rows) found.add(row.key)
      }
      return found
    },
  }
}
