import type { RunEvent, RunState } from '@weft/engine'
import type { WorkflowDocument } from '@weft/workflow'
import type { Kysely, Selectable } from 'kysely'
import type { RunStore, StoredRun } from '../relational-store.ts'
import { addAuditEntry } from './create-audit-store.ts'
import { formatCursor, parseCursor } from './page-cursor.ts'
import { addPictures, keepDocument } from './picture-rows.ts'
import { readJson } from './read-json.ts'
import type { Tables } from './tables.ts'

const finished = ['succeeded', 'failed', 'canceled']

/** Parts of a unit of money: amounts are stored as whole numbers. */
const micros = 1_000_000

/** Events per INSERT: three parameters each, and SQLite takes at most 32766. */
const eventsPerInsert = 1000

/** Runs and their events on any database Kysely speaks to. */
export function createRunStore(db: Kysely<Tables>): RunStore {
  return {
    create: async (run, audit) => {
      const insert = (on: Kysely<Tables>) =>
        on
          .insertInto('runs')
          .values({
            id: run.state.id,
            workflow_id: run.state.workflowId ?? null,
            status: run.state.status,
            created_at: run.state.createdAt,
            state: JSON.stringify(run.state),
            document: JSON.stringify(run.document),
            targets: run.targets ? JSON.stringify(run.targets) : null,
            cancel_requested: 0,
            retry_of: run.retryOf ?? null,
            started_by: run.state.startedBy ?? null,
            cost_micros: toMicros(run.state.cost?.amount),
            cap_micros: toMicros(run.state.maxCost),
            refresh: run.refresh === undefined ? null : JSON.stringify(run.refresh),
            pictures_told: 1,
          })
          .execute()
      if (audit === undefined) {
        await insert(db)
        return
      }
      await db.transaction().execute(async (transaction) => {
        await insert(transaction)
        await addAuditEntry(transaction, audit)
      })
    },
    append: (events, state, pictures = []) =>
      db.transaction().execute(async (transaction) => {
        for (let start = 0; start < events.length; start += eventsPerInsert)
          await transaction
            .insertInto('run_events')
            .values(events.slice(start, start + eventsPerInsert).map(eventRow))
            .execute()
        await addPictures(transaction, pictures)
        if (state === undefined) return
        await transaction
          .updateTable('runs')
          .set({
            status: state.status,
            state: JSON.stringify(state),
            cost_micros: toMicros(state.cost?.amount),
          })
          .where('id', '=', state.id)
          .execute()
      }),
    get: async (id) => {
      const row = await db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toStoredRun(row)
    },
    requestCancel: async (id) => {
      await db.updateTable('runs').set({ cancel_requested: 1 }).where('id', '=', id).execute()
    },
    list: async ({ status, workflowId, startedBy, limit, cursor }) => {
      let query = db.selectFrom('runs').select(['id', 'created_at', 'state'])
      if (status !== undefined) query = query.where('status', '=', status)
      if (workflowId !== undefined) query = query.where('workflow_id', '=', workflowId)
      if (startedBy !== undefined) query = query.where('started_by', '=', startedBy)
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
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const runs = page.map((row) => readJson<RunState>(row.state))
      return rows.length > limit && last
        ? { runs, cursor: formatCursor({ time: last.created_at, id: last.id }) }
        : { runs }
    },
    events: async (id, after) => {
      const rows = await db
        .selectFrom('run_events')
        .select('body')
        .where('run_id', '=', id)
        .where('seq', '>', after)
        .orderBy('seq')
        .execute()
      return rows.map((row) => readJson<RunEvent>(row.body))
    },
    delete: (id) =>
      db.transaction().execute(async (transaction) => {
        await keepDocument(transaction, id)
        await transaction.deleteFrom('runs').where('id', '=', id).execute()
      }),
    unfinished: async () => {
      const rows = await db
        .selectFrom('runs')
        .selectAll()
        .where('status', 'not in', finished)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(toStoredRun)
    },
    countUnfinished: async () => {
      const { count } = await db
        .selectFrom('runs')
        .select((select) => select.fn.countAll().as('count'))
        .where('status', 'not in', finished)
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    useOf: async (startedBy, since) => {
      const mine = db.selectFrom('runs').where('started_by', '=', startedBy)
      const open = await mine
        .select((select) => [
          select.fn.countAll().as('count'),
          select.fn.sum<number | null>('cap_micros').as('caps'),
        ])
        .where('status', 'not in', finished)
        .executeTakeFirstOrThrow()
      const ended = await mine
        .select((select) => select.fn.sum<number | null>('cost_micros').as('cost'))
        .where('status', 'in', finished)
        .where('created_at', '>=', since)
        .executeTakeFirstOrThrow()
      return {
        unfinished: Number(open.count),
        spent: Number(ended.cost ?? 0) / micros,
        reserved: Number(open.caps ?? 0) / micros,
      }
    },
  }
}

/** Rounded up: what is counted is never less than what was spent. */
function toMicros(amount: number | undefined): number | null {
  return amount === undefined ? null : Math.ceil(Number((amount * micros).toFixed(3)))
}

function eventRow(event: RunEvent): Tables['run_events'] {
  return { run_id: event.runId, seq: event.seq, body: JSON.stringify(event) }
}

function toStoredRun(row: Selectable<Tables['runs']>): StoredRun {
  return {
    state: readJson<RunState>(row.state),
    document: readJson<WorkflowDocument>(row.document),
    ...(row.targets !== null && { targets: readJson<string[]>(row.targets) }),
    ...(row.refresh !== null && { refresh: readJson<boolean | string[]>(row.refresh) }),
    ...(row.retry_of !== null && { retryOf: row.retry_of }),
    ...(row.cancel_requested === 1 && { cancelRequested: true }),
  }
}
