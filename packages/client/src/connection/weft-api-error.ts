import type { IssueView } from '../contract/issue-view.ts'

/** What a `WeftApiError` is made from. */
export interface WeftApiErrorOptions {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly issues: readonly IssueView[]
  /** Seconds, from `Retry-After`. */
  readonly retryAfter?: number
  readonly cause?: unknown
}

/** The server refused a request or failed at it; its own words are the message. */
export class WeftApiError extends Error {
  /** HTTP status. */
  readonly status: number
  /** One of `problemCodes`; `unexpected_response` when what answered is no Weft server. */
  readonly code: string
  readonly detail: string
  /** Everything that can be mended; empty when nothing can. */
  readonly issues: readonly IssueView[]
  /** Seconds to wait before asking again, where the server said so. */
  readonly retryAfter: number | undefined

  constructor(options: WeftApiErrorOptions) {
    super(options.detail, { cause: options.cause })
    this.name = 'WeftApiError'
    this.status = options.status
    this.code = options.code
    this.detail = options.detail
    this.issues = options.issues
    this.retryAfter = options.retryAfter
  }
}
