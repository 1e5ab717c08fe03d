import { timingSafeEqual } from 'node:crypto'
import { signWebhook } from './sign-webhook.ts'

/** A webhook as it was received. */
export type ReceivedWebhook = {
  /** The `webhook-id` header. */
  readonly id: string
  /** The `webhook-timestamp` header as text. */
  readonly timestamp: string
  /** The `webhook-signature` header: one or several signatures separated by spaces. */
  readonly signature: string
  /** The body exactly as it came. */
  readonly body: string
  /** `whsec_` and base64. */
  readonly secret: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** How far, either way, the timestamp may be from `now`; 300 is customary. */
  readonly toleranceSeconds: number
}

/** Why a webhook was refused. */
export type WebhookRefusal = 'timestamp-unreadable' | 'timestamp-out-of-tolerance' | 'signature-mismatch'

/** Checks a webhook's age and signature, in constant time. Gives undefined when it is good, else why not. */
export function verifyWebhook(received: ReceivedWebhook): WebhookRefusal | undefined {
  if (!/^\d{1,12}$/.test(received.timestamp)) return 'timestamp-unreadable'
  const timestampSeconds = Number(received.timestamp)
  if (Math.abs(received.now / 1000 - timestampSeconds) > received.toleranceSeconds) {
    return 'timestamp-out-of-tolerance'
  }
  const { id, body, secret } = received
  const expected = Buffer.from(signWebhook({ id, timestampSeconds, body, secret }))
  const matches = received.signature
    .split(' ')
    .map((candidate) => Buffer.from(candidate))
    .map((candidate) => candidate.length === expected.length && timingSafeEqual(candidate, expected))
  return matches.includes(true) ? undefined : 'signature-mismatch'
}
