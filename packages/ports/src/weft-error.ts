/**
 * Everything that can go wrong in a run, as a closed set. `engine.md` of the design names them;
 * the HTTP interface, the events and the command line use the same words.
 */
export const errorCodes = [
  'invalid_input',
  'unauthenticated',
  'payment_required',
  'not_found',
  'rate_limited',
  'content_rejected',
  'provider_failed',
  'provider_unreachable',
  'timed_out',
  'canceled',
  'output_lost',
  'asset_rejected',
  'too_large',
  'internal',
] as const

/** One of the closed set of error codes. */
export type ErrorCode = (typeof errorCodes)[number]

/** Options of a `WeftError`. */
export interface WeftErrorOptions {
  readonly code: ErrorCode
  /** A sentence for a person: what was expected, what was found, how to mend it; the provider's own words included. */
  readonly message: string
  /** Whether doing the same again may succeed. */
  readonly retryable: boolean
  /** Seconds to wait before a retry, where the provider said so. */
  readonly retryAfter?: number
  readonly cause?: unknown
}

/** What is broken, thrown with its cause and whether a retry helps. */
export class WeftError extends Error {
  readonly code: ErrorCode
  readonly retryable: boolean
  readonly retryAfter: number | undefined

  constructor(options: WeftErrorOptions) {
    super(options.message, { cause: options.cause })
    this.name = 'WeftError'
    this.code = options.code
    this.retryable = options.retryable
    this.retryAfter = options.retryAfter
  }
}
