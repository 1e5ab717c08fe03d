import type { StoredDelivery, StoredWebhook } from '@weft/storage'
import { createCourier } from './create-courier.ts'
import { followRun } from './follow-run.ts'
import type { WebhookDeskOptions } from './webhook-desk-options.ts'

/** Tells those who asked of runs. */
export interface WebhookDesk {
  /** Writes down who is to be told of a run, before the run is started. */
  readonly register: (webhook: Omit<StoredWebhook, 'after' | 'isDone' | 'createdAt'>) => Promise<void>
  /** Begins to tell of a run that was started; nothing where nobody asked. */
  readonly follow: (runId: string) => Promise<void>
  /** Forgets whom to tell, and what was told, of a run that was not started or is deleted. */
  readonly forget: (runId: string) => Promise<void>
  /** What was told of a run and how it went, oldest first. */
  readonly deliveries: (runId: string) => Promise<readonly StoredDelivery[]>
  /** Sends a message again, the same bytes under the same id. Undefined when the run has no such message. */
  readonly redeliver: (runId: string, deliveryId: string) => Promise<StoredDelivery | undefined>
  /** Takes up what the last process left: runs to be told of, and messages that are not delivered. */
  readonly recover: () => Promise<void>
  /** Resolves when nothing is under way any more: soon after `closing`. Nothing is written after that. */
  readonly settled: () => Promise<void>
}

/** Opens the desk. Messages are durable before they are sent, signed, and tried again for about a day. */
export function createWebhookDesk(options: WebhookDeskOptions): WebhookDesk {
  const { store, now, onError, closing } = options
  const courier = createCourier(options)
  const followed = new Map<string, Promise<void>>()

  const begin = (webhook: StoredWebhook): void => {
    if (followed.has(webhook.runId)) return
    const task = followRun(options, courier, webhook)
      .catch((error: unknown) => {
        if (!closing.aborted) onError(webhook.runId, error)
      })
      .finally(() => followed.delete(webhook.runId))
    followed.set(webhook.runId, task)
  }

  return {
    register: (webhook) => store.put({ ...webhook, after: 0, isDone: false, createdAt: now().toISOString() }),
    follow: async (runId) => {
      const webhook = await store.get(runId)
      if (webhook !== undefined && !webhook.isDone) begin(webhook)
    },
    forget: (runId) => store.delete(runId),
    deliveries: (runId) => store.deliveriesOf(runId),
    redeliver: async (runId, deliveryId) => {
      const known = await store.delivery(deliveryId)
      if (known === undefined || known.runId !== runId) return undefined
      const again: StoredDelivery = { ...known, status: 'pending', nextAt: now().toISOString() }
      await store.updateDelivery(again)
      courier.take(again)
      return again
    },
    recover: async () => {
      for (const delivery of await store.pending()) courier.take(delivery)
      for (const webhook of await store.open()) begin(webhook)
    },
    settled: async () => {
      await Promise.all(followed.values())
      await courier.settled()
    },
  }
}
