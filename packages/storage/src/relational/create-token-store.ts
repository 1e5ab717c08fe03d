import type { Kysely, Selectable } from 'kysely'
import type { StoredToken, TokenLimits, TokenStore } from '../token-store.ts'
import { readJson } from './read-json.ts'
import type { Tables } from './tables.ts'

/** Access tokens on any database Kysely speaks to. */
export function createTokenStore(db: Kysely<Tables>): TokenStore {
  const by = async (column: 'hash' | 'session_hash', hash: string) => {
    const row = await db.selectFrom('tokens').selectAll().where(column, '=', hash).executeTakeFirst()
    return row && toToken(row)
  }
  return {
    add: async ({ id, name, scope, hash, sessionHash, createdAt, lastUsedAt, revokedAt, limits }) => {
      const added = await db
        .insertInto('tokens')
        .values({
          id,
          name,
          scope,
          hash,
          session_hash: sessionHash,
          created_at: createdAt,
          last_used_at: lastUsedAt ?? null,
          revoked_at: revokedAt ?? null,
          limits: limits === undefined ? null : JSON.stringify(limits),
        })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst()
      return added.numInsertedOrUpdatedRows === 1n
    },
    list: async () => {
      const rows = await db.selectFrom('tokens').selectAll().orderBy('created_at').orderBy('name').execute()
      return rows.map(toToken)
    },
    any: async () => (await db.selectFrom('tokens').select('id').limit(1).executeTakeFirst()) !== undefined,
    byHash: (hash) => by('hash', hash),
    bySessionHash: (sessionHash) => by('session_hash', sessionHash),
    setLastUsed: async (id, at) => {
      await db.updateTable('tokens').set({ last_used_at: at }).where('id', '=', id).execute()
    },
    setLimits: async (name, limits) => {
      const changed = await db
        .updateTable('tokens')
        .set({ limits: Object.keys(limits).length === 0 ? null : JSON.stringify(limits) })
        .where('name', '=', name)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return changed.numUpdatedRows === 1n
    },
    revoke: async (name, at) => {
      const revoked = await db
        .updateTable('tokens')
        .set({ revoked_at: at })
        .where('name', '=', name)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return revoked.numUpdatedRows === 1n
    },
  }
}

function toToken(row: Selectable<Tables['tokens']>): StoredToken {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    hash: row.hash,
    sessionHash: row.session_hash,
    createdAt: row.created_at,
    ...(row.limits !== null && { limits: readJson<TokenLimits>(row.limits) }),
    ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  }
}
