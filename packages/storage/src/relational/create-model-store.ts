import type { Json } from '@weft/ports'
import type { Kysely } from 'kysely'
import type { ModelStore } from '../relational-store.ts'
import { readJson } from './read-json.ts'
import type { Tables } from './tables.ts'

/** Added models on any database Kysely speaks to. */
export function createModelStore(db: Kysely<Tables>): ModelStore {
  return {
    put: async (model) => {
      const description = JSON.stringify(model.description)
      await db
        .insertInto('models')
        .values({
          ref: model.ref,
          owner: model.owner,
          name: model.name,
          version: model.version,
          description,
          added_at: model.addedAt,
        })
        .onConflict((conflict) => conflict.column('ref').doUpdateSet({ description }))
        .execute()
    },
    list: async () => {
      const rows = await db.selectFrom('models').selectAll().orderBy('added_at').orderBy('ref').execute()
      return rows.map((row) => ({
        ref: row.ref,
        owner: row.owner,
        name: row.name,
        version: row.version,
        description: readJson<Json>(row.description),
        addedAt: row.added_at,
      }))
    },
  }
}
