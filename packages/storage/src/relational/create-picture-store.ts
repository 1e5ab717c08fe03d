import type { WorkflowDocument } from '@weft/workflow'
import { type Kysely, sql } from 'kysely'
import type { PictureFilter, PictureStore } from '../picture-store.ts'
import { formatCursor, parseCursor } from './page-cursor.ts'
import { addPictures, toStoredPicture } from './picture-rows.ts'
import { readJson } from './read-json.ts'
import type { Tables } from './tables.ts'

/** Ids per statement: SQLite takes at most 32766 parameters. */
const idsPerQuery = 1000

/** Pictures that runs made on any database Kysely speaks to. */
export function createPictureStore(db: Kysely<Tables>): PictureStore {
  const get: PictureStore['get'] = async (id) => {
    const row = await db.selectFrom('pictures').selectAll().where('id', '=', id).executeTakeFirst()
    return row && toStoredPicture(row)
  }
  return {
    add: (pictures) => db.transaction().execute((transaction) => addPictures(transaction, pictures)),
    get,
    getAll: async (ids) => {
      const found = []
      for (let start = 0; start < ids.length; start += idsPerQuery) {
        const part = ids.slice(start, start + idsPerQuery)
        found.push(...(await db.selectFrom('pictures').selectAll().where('id', 'in', part).execute()))
      }
      return found.map(toStoredPicture)
    },
    list: async ({ limit, cursor, ...filter }) => {
      const { count } = await select(db, filter)
        .select((select) => select.fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
      let page = select(db, filter)
      if (cursor !== undefined) {
        const { time, id } = parseCursor(cursor)
        page = page.where((where) =>
          where.or([
            where('created_at', '<', time),
            where.and([where('created_at', '=', time), where('id', '<', id)]),
          ]),
        )
      }
      const rows = await page
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const pictures = rows.slice(0, limit).map(toStoredPicture)
      const last = pictures.at(-1)
      const total = Number(count)
      return rows.length > limit && last
        ? { pictures, total, cursor: formatCursor({ time: last.createdAt, id: last.id }) }
        : { pictures, total }
    },
    facets: async () => {
      const shown = db.selectFrom('pictures').where('trashed_at', 'is', null).where('is_repeat', '=', 0)
      const models = await shown
        .where('model', 'is not', null)
        .groupBy('model')
        .select((select) => ['model', select.fn.countAll().as('count')])
        .execute()
      const workflows = await shown
        // A saved workflow is one, however it was called; one that is not saved is known by its name alone.
        .groupBy((group) => ['workflow_id', group.fn.coalesce('workflow_id', 'workflow_name')])
        .select((select) => [
          'workflow_id',
          select.fn.max('workflow_name').as('name'),
          select.fn.countAll().as('count'),
        ])
        .execute()
      const byCount = <T extends { readonly count: number }>(all: readonly T[]) =>
        all.toSorted((one, other) => other.count - one.count)
      return {
        models: byCount(models.map(({ model, count }) => ({ model: model ?? '', count: Number(count) }))),
        workflows: byCount(
          workflows.map(({ workflow_id: workflowId, name, count }) => ({
            ...(workflowId !== null && { workflowId }),
            name,
            count: Number(count),
          })),
        ),
      }
    },
    update: async (id, { starred, trashedAt }) => {
      if (starred !== undefined || trashedAt !== undefined)
        await db
          .updateTable('pictures')
          .set({
            ...(starred !== undefined && { starred: starred ? 1 : 0 }),
            ...(trashedAt !== undefined && { trashed_at: trashedAt }),
          })
          .where('id', '=', id)
          .execute()
      return get(id)
    },
    document: async ({ runId }) => {
      const kept =
        (await db.selectFrom('runs').select('document').where('id', '=', runId).executeTakeFirst()) ??
        (await db
          .selectFrom('picture_documents')
          .select('document')
          .where('run_id', '=', runId)
          .executeTakeFirst())
      return kept && readJson<WorkflowDocument>(kept.document)
    },
    delete: (ids) =>
      db.transaction().execute(async (transaction) => {
        for (let start = 0; start < ids.length; start += idsPerQuery) {
          const part = ids.slice(start, start + idsPerQuery)
          const gone = await transaction
            .deleteFrom('pictures')
            .where('id', 'in', part)
            .returning(['asset', 'is_repeat'])
            .execute()
          // The next run that has the picture shows it from now on.
          for (const { asset } of gone.filter(({ is_repeat: isRepeat }) => isRepeat === 0)) {
            const heir = await transaction
              .selectFrom('pictures')
              .select('id')
              .where('asset', '=', asset)
              .orderBy('created_at')
              .orderBy('id')
              .executeTakeFirst()
            if (heir)
              await transaction
                .updateTable('pictures')
                .set({ is_repeat: 0 })
                .where('id', '=', heir.id)
                .execute()
          }
        }
        await transaction
          .deleteFrom('picture_documents')
          .where('run_id', 'not in', (query) => query.selectFrom('pictures').select('run_id'))
          .execute()
      }),
    untoldRuns: async (limit) => {
      const rows = await db
        .selectFrom('runs')
        .select('id')
        .where('pictures_told', '=', 0)
        .where('status', 'in', ['succeeded', 'failed', 'canceled'])
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },
    tell: (runId, pictures) =>
      db.transaction().execute(async (transaction) => {
        await addPictures(transaction, pictures)
        await transaction.updateTable('runs').set({ pictures_told: 1 }).where('id', '=', runId).execute()
      }),
  }
}

function select(db: Kysely<Tables>, filter: PictureFilter) {
  const { workflowId, workflowName, runId, model, words = [], starred, from, to, trashed } = filter
  let query = db.selectFrom('pictures').where('trashed_at', trashed ? 'is not' : 'is', null)
  if (runId === undefined) query = query.where('is_repeat', '=', 0)
  else query = query.where('run_id', '=', runId)
  if (workflowId !== undefined) query = query.where('workflow_id', '=', workflowId)
  if (workflowName !== undefined) query = query.where('workflow_name', '=', workflowName)
  if (model !== undefined) query = query.where('model', '=', model)
  if (starred !== undefined) query = query.where('starred', '=', starred ? 1 : 0)
  if (from !== undefined) query = query.where('created_at', '>=', from)
  if (to !== undefined) query = query.where('created_at', '<', to)
  for (const word of words) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(sql<boolean>`search like ${pattern} escape '\\'`)
  }
  return query
}
