import type { RateDecision, RateLimiter, RequestKind } from './rate-limiter.ts'

/** A steady rate with a burst: a bucket of `burst` tokens, refilled at `perMinute`. Both at least 1. */
export type RateLimit = { readonly perMinute: number; readonly burst: number }

/** What {@link createRateLimiter} needs; `now` gives milliseconds. A kind without a limit is never refused. */
export type RateLimiterOptions = {
  readonly now: () => number
  readonly create?: RateLimit
  readonly other?: RateLimit
}

/** Makes a limiter that keeps its counts in memory. Replicate's own are 600 creations and 3000 others a minute. */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const buckets = new Map<RequestKind, { tokens: number; at: number }>()
  return {
    take(kind): RateDecision {
      const limit = kind === 'create' ? options.create : options.other
      if (limit === undefined) return { allowed: true, remaining: Number.MAX_SAFE_INTEGER, resetSeconds: 0 }
      const now = options.now()
      const bucket = buckets.get(kind) ?? { tokens: limit.burst, at: now }
      const perMs = limit.perMinute / 60_000
      const tokens = Math.min(limit.burst, bucket.tokens + Math.max(0, now - bucket.at) * perMs)
      // A hair of tolerance, or a wait of exactly the advised time could fail by rounding.
      const allowed = tokens >= 1 - 1e-9
      const left = allowed ? Math.max(0, tokens - 1) : tokens
      buckets.set(kind, { tokens: left, at: now })
      const missing = Math.max(0, 1 - left)
      return {
        allowed,
        remaining: Math.floor(left),
        resetSeconds: Math.max(allowed ? 0 : 1, Math.ceil(missing / perMs / 1000 - 1e-6)),
      }
    },
  }
}
