import type { Kysely, Selectable } from 'kysely'
import type { AuditEntry, AuditStore } from '../audit-store.ts'
import { formatCursor, parseCursor } from './page-cursor.ts'
import { readJson } from './read-json.ts'
import type { Tables } from './tables.ts'

/** The audit on any database Kysely speaks to. */
export function createAuditStore(db: Kysely<Tables>): AuditStore {
  return {
    add: (entry) => addAuditEntry(db, entry),
    list: async ({ actor, action, subject, limit, cursor }) => {
      let query = db.selectFrom('audit').selectAll()
      if (actor !== undefined) query = query.where('actor', '=', actor)
      if (action !== undefined) query = query.where('action', '=', action)
      if (subject !== undefined) query = query.where('subject', '=', subject)
      if (cursor !== undefined) {
        const { time, id } = parseCursor(cursor)
        query = query.where((where) =>
          where.or([where('at', '<', time), where.and([where('at', '=', time), where('id', '<', id)])]),
        )
      }
      const rows = await query
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const entries = page.map(toEntry)
      return rows.length > limit && last
        ? { entries, cursor: formatCursor({ time: last.at, id: last.id }) }
        : { entries }
    },
    timesOf: async (actor, action, since) => {
      const rows = await db
        .selectFrom('audit')
        .select('at')
        .where('actor', '=', actor)
        .where('action', '=', action)
        .where('at', '>', since)
        .orderBy('at')
        .execute()
      return rows.map(({ at }) => at)
    },
    since: async (action, since) => {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('action', '=', action)
        .where('at', '>', since)
        .orderBy('at')
        .execute()
      return rows.map(toEntry)
    },
  }
}

/** Adds a row, in a transaction of its own or in the one that does what it tells of. */
export async function addAuditEntry(db: Kysely<Tables>, entry: AuditEntry): Promise<void> {
  const { id, at, actor, via, source, action, subject, detail } = entry
  await db
    .insertInto('audit')
    .values({
      id,
      at,
      actor: actor ?? null,
      via,
      source: source ?? null,
      action,
      subject: subject ?? null,
      detail: detail === undefined ? null : JSON.stringify(detail),
    })
    .execute()
}

function toEntry(row: Selectable<Tables['audit']>): AuditEntry {
  const { id, at, actor, via, source, action, subject, detail } = row
  return {
    id,
    at,
    via,
    action,
    ...(actor !== null && { actor }),
    ...(source !== null && { source }),
    ...(subject !== null && { subject }),
    ...(detail !== null && { detail: readJson<NonNullable<AuditEntry['detail']>>(detail) }),
  }
}
