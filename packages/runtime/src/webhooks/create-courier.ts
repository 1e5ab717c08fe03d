import { createGate } from '@weft/engine'
import { signWebhook } from '@weft/replicate-protocol'
import type { DeliveryAttempt, StoredDelivery } from '@weft/storage'
import { retryDelay } from './retry-delay.ts'
import type { WebhookDeskOptions } from './webhook-desk-options.ts'

/** Messages that are under way at once. */
const atOnce = 16

/** Milliseconds that a message waits for the first try of the one before it: no longer, should its receiver be slow. */
const orderMs = 2_000

/** Longest wait in milliseconds that a timer can hold. */
const longestWait = 2_147_483_647

/** The place of a message in the order of its run. */
interface Turn {
  /** Resolves when the message before was tried. */
  readonly before: Promise<void>
  /** Tells the next that this one was. */
  readonly end: () => void
}

/** Brings messages to their receivers. */
export interface Courier {
  /** Tries a message until it is delivered or given up, in the background; one that waits for its next try is tried now. */
  readonly take: (delivery: StoredDelivery) => void
  /** Resolves when nothing is under way any more: soon after `closing`. */
  readonly settled: () => Promise<void>
}

/**
 * Makes the courier. Every try is written down; a message is given up after the last one, or when it is told 410. The
 * messages of a run are first tried in their order, so that a receiver that answers hears the end last.
 */
export function createCourier(options: WebhookDeskOptions): Courier {
  const { store, now, sleep, closing, onError } = options
  const gate = createGate(atOnce)
  const waiting = new Map<string, AbortController>()
  const underWay = new Set<Promise<void>>()
  /** By run: the first try of its newest message. */
  const firstTries = new Map<string, Promise<void>>()

  const takeTurn = (runId: string): Turn => {
    const before = firstTries.get(runId) ?? Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    firstTries.set(runId, promise)
    const end = () => {
      if (firstTries.get(runId) === promise) firstTries.delete(runId)
      resolve()
    }
    return { before, end }
  }

  const tryOnce = async (delivery: StoredDelivery): Promise<StoredDelivery> => {
    const attempt = await send(options, delivery)
    const tried = settle(delivery, attempt, options)
    await store.updateDelivery(tried)
    return tried
  }

  const carry = async (delivery: StoredDelivery, wake: AbortController, turn?: Turn): Promise<void> => {
    if (turn !== undefined) await Promise.race([turn.before, sleep(orderMs, closing)])
    for (let current = delivery; current.status === 'pending' && !closing.aborted; ) {
      const left = Date.parse(current.nextAt ?? current.createdAt) - now().getTime()
      const until = AbortSignal.any([closing, wake.signal])
      if (left > 0) await sleep(Math.min(left, longestWait), until)
      if (closing.aborted) return
      const isDue = left <= longestWait || wake.signal.aborted
      if (isDue) current = await gate.run(current.runId, () => tryOnce(current), closing)
      if (current.attempts.length > 0) turn?.end()
    }
  }

  return {
    take: (delivery) => {
      const known = waiting.get(delivery.id)
      if (known !== undefined) {
        known.abort()
        return
      }
      const wake = new AbortController()
      waiting.set(delivery.id, wake)
      const turn = delivery.attempts.length === 0 ? takeTurn(delivery.runId) : undefined
      const task = carry(delivery, wake, turn)
        .catch((error: unknown) => {
          if (!closing.aborted) onError(delivery.runId, error)
        })
        .finally(() => {
          turn?.end()
          waiting.delete(delivery.id)
          underWay.delete(task)
        })
      underWay.add(task)
    },
    settled: async () => {
      await Promise.all(underWay)
    },
  }
}

async function send(
  { post, secret, now, closing }: WebhookDeskOptions,
  { id, url, body }: StoredDelivery,
): Promise<DeliveryAttempt> {
  const begun = now()
  const timestampSeconds = Math.floor(begun.getTime() / 1000)
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'weft',
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': signWebhook({ id, timestampSeconds, body, secret }),
  }
  const took = () => Math.max(0, now().getTime() - begun.getTime())
  try {
    const status = await post.send({ url, headers, body }, closing)
    return { at: begun.toISOString(), status, milliseconds: took() }
  } catch (error) {
    return { at: begun.toISOString(), error: reasonOf(error), milliseconds: took() }
  }
}

function settle(
  { nextAt: _, ...delivery }: StoredDelivery,
  attempt: DeliveryAttempt,
  { random, now }: Pick<WebhookDeskOptions, 'random' | 'now'>,
): StoredDelivery {
  const attempts = [...delivery.attempts, attempt]
  const { status } = attempt
  if (status !== undefined && status >= 200 && status < 300)
    return { ...delivery, attempts, status: 'delivered' }
  const delay = status === 410 ? undefined : retryDelay(attempts.length, random)
  if (delay === undefined) return { ...delivery, attempts, status: 'failed' }
  return { ...delivery, attempts, nextAt: new Date(now().getTime() + delay).toISOString() }
}

/** `fetch failed` says nothing; what failed is in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
