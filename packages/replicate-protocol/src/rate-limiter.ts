/** The two kinds of request that Replicate counts apart. */
export type RequestKind = 'create' | 'other'

/** What a limiter says about one request. */
export type RateDecision = {
  readonly allowed: boolean
  /** Requests of this kind that may still follow at once. */
  readonly remaining: number
  /** Whole seconds until one more is allowed. */
  readonly resetSeconds: number
}

/** Counts requests; each call of `take` is one request. */
export type RateLimiter = { take(kind: RequestKind): RateDecision }
