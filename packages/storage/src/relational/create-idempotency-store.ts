import type { Kysely } from 'kysely'
import type { IdempotencyStore } from '../relational-store.ts'
import { readJson } from './read-json.ts'
import type { Tables } from './tables.ts'

/** Answers to be replayed on any database Kysely speaks to. */
export function createIdempotencyStore(db: Kysely<Tables>): IdempotencyStore {
  return {
    get: async (key, notBefore) => {
      const row = await db
        .selectFrom('answers')
        .selectAll()
        .where('key', '=', key)
        .where('created_at', '>=', notBefore)
        .executeTakeFirst()
      return (
        row && {
          key: row.key,
          fingerprint: row.fingerprint,
          status: row.status,
          headers: readJson<{ [name: string]: string }>(row.headers),
          body: row.body,
          createdAt: row.created_at,
        }
      )
    },
    put: async (answer) => {
      const columns = {
        fingerprint: answer.fingerprint,
        status: answer.status,
        headers: JSON.stringify(answer.headers),
        body: answer.body,
        created_at: answer.createdAt,
      }
      await db
        .insertInto('answers')
        .values({ key: answer.key, ...columns })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(columns))
        .execute()
    },
    delete: async (key) => {
      await db.deleteFrom('answers').where('key', '=', key).execute()
    },
  }
}
