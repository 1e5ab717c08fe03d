import { type RunState, runState } from '@weft/engine'
import type { StoredDelivery, StoredWebhook } from '@weft/storage'
import type { Courier } from './create-courier.ts'
import { createEventTeller } from './run-events-to-tell.ts'
import type { WebhookDeskOptions } from './webhook-desk-options.ts'

/** Milliseconds until a run that is not under way yet is looked at again. */
const lookAgainMs = 200

/**
 * Follows a run and writes down a message for each event that its webhook asks for, from where it was left. Messages
 * have the event's number in their name, so that none is made twice however often this process is killed.
 */
export async function followRun(
  options: WebhookDeskOptions,
  courier: Courier,
  webhook: StoredWebhook,
): Promise<void> {
  const { store, getRun, watchRun, sleep, closing } = options
  const { runId } = webhook
  while (!closing.aborted) {
    const stored = await getRun(runId)
    if (stored === undefined) return store.delete(runId)
    const tell = createEventTeller()
    let state: RunState | undefined
    let after = webhook.after
    for await (const event of watchRun(runId, 0, closing)) {
      state = { ...runState(state, event), createdAt: stored.createdAt }
      const name = tell(event)
      const isEnd = event.type === 'run-end'
      if (event.seq > after && name !== undefined && webhook.events.includes(name)) {
        const whole = isEnd ? await getRun(runId) : undefined
        await addMessage(options, courier, { webhook, name, state: whole ?? state, at: event.at })
      }
      after = Math.max(after, event.seq)
      if (isEnd || name !== undefined) await store.put({ ...webhook, after, isDone: isEnd })
      if (isEnd) return
    }
    await sleep(lookAgainMs, closing)
  }
}

async function addMessage(
  { store, render }: WebhookDeskOptions,
  courier: Courier,
  message: {
    readonly webhook: StoredWebhook
    readonly name: StoredDelivery['event']
    readonly state: RunState
    readonly at: string
  },
): Promise<void> {
  const { webhook, name, state, at } = message
  const id = `msg_${webhook.runId}_${String(state.seq).padStart(6, '0')}`
  // Made before a restart: it is delivered, given up, or with the courier already.
  if ((await store.delivery(id)) !== undefined) return
  const body = await render(webhook, state, name)
  if (body === undefined) return
  const delivery: StoredDelivery = {
    id,
    runId: webhook.runId,
    event: name,
    url: webhook.url,
    body,
    status: 'pending',
    attempts: [],
    nextAt: at,
    createdAt: at,
  }
  await store.addDelivery(delivery)
  courier.take(delivery)
}
