/** A request whose answer was lost: the server may have taken it or not. */
export interface UnansweredRequest {
  /** What was sent, as text. */
  readonly body: string
  /** Sent again with the same content, so that what was taken is found and not made twice. */
  readonly idempotencyKey: string
}
