import { type Prediction, signWebhook, type WebhookEvent } from '@weft/replicate-protocol'
import type { WebhookFaults } from './faults/fault-control.ts'
import type { Schedule } from './schedule.ts'

/** What webhooks are sent with. */
export type WebhookSenderOptions = {
  readonly now: () => number
  readonly newId: () => string
  readonly schedule: Schedule
  readonly secret: string
  readonly fetch: typeof fetch | undefined
  /** What is to go wrong with the next webhook; each call is one. */
  readonly faults: () => WebhookFaults
}

/** A webhook that is due. */
export type DueWebhook = {
  readonly url: string
  readonly event: WebhookEvent
  readonly prediction: Prediction
}

/** Sends webhooks. */
export type WebhookSender = {
  /** Sends one now, tried again up to four times, or drops it: `output` and `logs` come at most every 500 ms. */
  send(webhook: DueWebhook): void
  /** Takes back every attempt that is still to come. */
  close(): void
}

/** One attempt at sending: how many went before, and the secret it is signed with. */
type Sending = { readonly tries: number; readonly secret: string }

/** What somebody signs with who does not know the secret. */
const forgedSecret = `whsec_${Buffer.from('not the secret').toString('base64')}`

const throttleMs = 500
const retryDelaysMs = [1000, 2000, 4000, 8000]

/** Makes the sender; webhooks are signed as Standard Webhooks asks, and redirects are not followed. */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const lastSent = new Map<string, number>()
  const waiting = new Set<() => void>()
  const closed = new AbortController()

  const attempt = async (
    url: string,
    id: string,
    body: string,
    { tries, secret }: Sending,
  ): Promise<void> => {
    if (options.fetch === undefined || closed.signal.aborted) return
    const timestampSeconds = Math.floor(options.now() / 1000)
    const response = await options
      .fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(timestampSeconds),
          'webhook-signature': signWebhook({ id, timestampSeconds, body, secret }),
        },
        body,
        signal: closed.signal,
      })
      .catch(() => undefined)
    await response?.body?.cancel().catch(() => undefined)
    const delay = retryDelaysMs[tries]
    if (response?.ok === true || delay === undefined || closed.signal.aborted) return
    later(delay, () => void attempt(url, id, body, { tries: tries + 1, secret }))
  }

  const later = (delayMs: number, run: () => void): void => {
    const takeBack = options.schedule.after(delayMs, () => {
      waiting.delete(takeBack)
      run()
    })
    waiting.add(takeBack)
  }

  return {
    send({ url, event, prediction }) {
      if (event === 'logs' || event === 'output') {
        const last = lastSent.get(prediction.id)
        if (last !== undefined && options.now() - last < throttleMs) return
        lastSent.set(prediction.id, options.now())
      }
      if (event === 'completed') lastSent.delete(prediction.id)
      const { isLost, delayMs = 0, double, forge } = options.faults()
      if (isLost) return
      const id = `msg_${options.newId()}`
      const body = JSON.stringify(prediction)
      const go = () => {
        const sending = { tries: 0, secret: forge === true ? forgedSecret : options.secret }
        void attempt(url, id, body, sending)
        if (double === true) void attempt(url, id, body, sending)
      }
      if (delayMs > 0) later(delayMs, go)
      else go()
    },
    close() {
      closed.abort()
      for (const takeBack of waiting) takeBack()
      waiting.clear()
    },
  }
}
