import { createRateLimiter, type RateDecision, type RateLimiter } from '@weft/replicate-protocol'
import type { FaultControl, WebhookFaults } from './fault-control.ts'
import { type FaultPlan, faultPlanSchema } from './fault-plan.ts'

/** The control interface, and the side of it that the simulator asks. */
export type FaultSource = FaultControl & {
  /** Whether this request is one of the counted ones; uses one up. */
  takes(fault: 'dropBeforeAccepting' | 'dropAfterAccepting' | 'throttle' | 'serverErrors'): boolean
  /** Milliseconds until creations are let through again, by `throttleForMs`. */
  throttledMs(): number
  /** What goes wrong with the next webhook; uses one of those to lose up. */
  webhookFaults(): WebhookFaults
  /** Counts by `rateLimit`, while there is one. */
  readonly rateLimiter: RateLimiter
}

/** Makes the control interface with nothing going wrong; `now` in milliseconds. */
export function createFaultControl(now: () => number): FaultSource {
  let plan: FaultPlan = {}
  let setAt = 0
  let limiter: RateLimiter = createRateLimiter({ now })
  const replace = (next: FaultPlan): void => {
    plan = next
    setAt = now()
    limiter = createRateLimiter({ now, ...(next.rateLimit === undefined ? {} : { create: next.rateLimit }) })
  }
  return {
    set: (next) => replace(faultPlanSchema.parse(next)),
    clear: () => replace({}),
    current: () => plan,
    takes(fault) {
      const left = plan[fault]
      const count = typeof left === 'object' ? left.count : (left ?? 0)
      if (count === 0) return false
      plan = { ...plan, [fault]: typeof left === 'object' ? { ...left, count: count - 1 } : count - 1 }
      return true
    },
    webhookFaults() {
      const { lose = 0, ...rest } = plan.webhooks ?? {}
      if (lose > 0) plan = { ...plan, webhooks: { ...rest, lose: lose - 1 } }
      return { ...rest, isLost: lose > 0 }
    },
    throttledMs: () => Math.max(0, setAt + (plan.throttleForMs ?? 0) - now()),
    rateLimiter: { take: (kind): RateDecision => limiter.take(kind) },
  }
}
