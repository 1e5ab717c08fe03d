import type { Json } from '@weft/ports'
import type { Kysely, Selectable } from 'kysely'
import type { StoredUpload, UploadStore } from '../relational-store.ts'
import { formatCursor, parseCursor } from './page-cursor.ts'
import { readJson } from './read-json.ts'
import type { Tables } from './tables.ts'

/** Uploaded files on any database Kysely speaks to. */
export function createUploadStore(db: Kysely<Tables>): UploadStore {
  return {
    put: async (upload) => {
      await db
        .insertInto('uploads')
        .values({
          id: upload.id,
          asset: upload.asset,
          name: upload.name,
          media_type: upload.mediaType,
          size: upload.size,
          metadata: JSON.stringify(upload.metadata),
          created_at: upload.createdAt,
        })
        .execute()
    },
    get: async (id) => {
      const row = await db.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toStoredUpload(row)
    },
    list: async ({ notBefore, limit, cursor }) => {
      let query = db.selectFrom('uploads').selectAll().where('created_at', '>=', notBefore)
      if (cursor !== undefined) {
        const { time, id } = parseCursor(cursor)
        query = query.where((where) =>
          where.or([
            where('created_at', '<', time),
            where.and([where('created_at', '=', time), where('id', '<', id)]),
          ]),
        )
      }
      const rows = await query
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const uploads = rows.slice(0, limit).map(toStoredUpload)
      const last = uploads.at(-1)
      return rows.length > limit && last
        ? { uploads, cursor: formatCursor({ time: last.createdAt, id: last.id }) }
        : { uploads }
    },
    delete: async (id) => {
      await db.deleteFrom('uploads').where('id', '=', id).execute()
    },
  }
}

function toStoredUpload(row: Selectable<Tables['uploads']>): StoredUpload {
  return {
    id: row.id,
    asset: row.asset,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    metadata: readJson<{ [name: string]: Json }>(row.metadata),
    createdAt: row.created_at,
  }
}
