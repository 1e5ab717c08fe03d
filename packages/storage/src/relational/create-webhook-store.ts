import type { Kysely, Selectable } from 'kysely'
import type {
  DeliveryAttempt,
  StoredDelivery,
  StoredWebhook,
  WebhookEventName,
  WebhookStore,
} from '../relational-store.ts'
import { readJson } from './read-json.ts'
import type { Tables } from './tables.ts'

/** Webhooks and their messages on any database Kysely speaks to. */
export function createWebhookStore(db: Kysely<Tables>): WebhookStore {
  return {
    put: async (webhook) => {
      const columns = {
        url: webhook.url,
        events: JSON.stringify(webhook.events),
        format: webhook.format,
        origin: webhook.origin,
        after: webhook.after,
        is_done: webhook.isDone ? 1 : 0,
        created_at: webhook.createdAt,
      }
      await db
        .insertInto('webhooks')
        .values({ run_id: webhook.runId, ...columns })
        .onConflict((conflict) => conflict.column('run_id').doUpdateSet(columns))
        .execute()
    },
    get: async (runId) => {
      const row = await db.selectFrom('webhooks').selectAll().where('run_id', '=', runId).executeTakeFirst()
      return row && toStoredWebhook(row)
    },
    open: async () => {
      const rows = await db
        .selectFrom('webhooks')
        .selectAll()
        .where('is_done', '=', 0)
        .orderBy('created_at')
        .execute()
      return rows.map(toStoredWebhook)
    },
    delete: (runId) =>
      db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('deliveries').where('run_id', '=', runId).execute()
        await transaction.deleteFrom('webhooks').where('run_id', '=', runId).execute()
      }),
    addDelivery: async (delivery) => {
      await db
        .insertInto('deliveries')
        .values({
          id: delivery.id,
          run_id: delivery.runId,
          event: delivery.event,
          url: delivery.url,
          body: delivery.body,
          created_at: delivery.createdAt,
          ...progressColumns(delivery),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
    },
    updateDelivery: async (delivery) => {
      await db
        .updateTable('deliveries')
        .set(progressColumns(delivery))
        .where('id', '=', delivery.id)
        .execute()
    },
    delivery: async (id) => {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toStoredDelivery(row)
    },
    deliveriesOf: async (runId) => {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('run_id', '=', runId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(toStoredDelivery)
    },
    pending: async () => {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('status', '=', 'pending')
        .orderBy('next_at')
        .orderBy('id')
        .execute()
      return rows.map(toStoredDelivery)
    },
  }
}

function progressColumns({ status, attempts, nextAt }: StoredDelivery) {
  return { status, attempts: JSON.stringify(attempts), next_at: nextAt ?? null }
}

function toStoredWebhook(row: Selectable<Tables['webhooks']>): StoredWebhook {
  return {
    runId: row.run_id,
    url: row.url,
    events: readJson<WebhookEventName[]>(row.events),
    format: row.format,
    origin: row.origin,
    after: row.after,
    isDone: row.is_done === 1,
    createdAt: row.created_at,
  }
}

const events: readonly WebhookEventName[] = ['start', 'output', 'logs', 'completed']
const statuses: readonly StoredDelivery['status'][] = ['pending', 'delivered', 'failed']

function toStoredDelivery(row: Selectable<Tables['deliveries']>): StoredDelivery {
  return {
    id: row.id,
    runId: row.run_id,
    event: events.find((event) => event === row.event) ?? 'completed',
    url: row.url,
    body: row.body,
    status: statuses.find((status) => status === row.status) ?? 'failed',
    attempts: readJson<DeliveryAttempt[]>(row.attempts),
    ...(row.next_at !== null && { nextAt: row.next_at }),
    createdAt: row.created_at,
  }
}
