/** A webhook as it was received, nothing of it believed yet (Standard Webhooks). */
export interface WebhookMessage {
  /** The `webhook-id` header. */
  readonly id: string
  /** The `webhook-timestamp` header. */
  readonly timestamp: string
  /** The `webhook-signature` header. */
  readonly signature: string
  /** The body exactly as it came. */
  readonly body: string
}
