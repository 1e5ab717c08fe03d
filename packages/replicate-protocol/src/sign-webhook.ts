import { createHmac } from 'node:crypto'

/** What a webhook's signature covers. */
export type WebhookContent = {
  /** The `webhook-id` header. */
  readonly id: string
  /** The `webhook-timestamp` header: whole seconds since 1970. */
  readonly timestampSeconds: number
  /** The body exactly as it is sent. */
  readonly body: string
  /** `whsec_` and base64; the prefix may be missing. */
  readonly secret: string
}

/** Gives the `webhook-signature` header (`v1,<base64>`) as Standard Webhooks asks: HMAC-SHA256 of `id.timestamp.body`. */
export function signWebhook(content: WebhookContent): string {
  const key = Buffer.from(content.secret.replace(/^whsec_/, ''), 'base64')
  const signed = `${content.id}.${content.timestampSeconds}.${content.body}`
  return `v1,${createHmac('sha256', key).update(signed, 'utf8').digest('base64')}`
}
