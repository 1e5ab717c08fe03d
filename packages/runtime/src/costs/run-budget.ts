import type { NodeRunState, RunState } from '@weft/engine'
import { WeftError } from '@weft/ports'
import { type CostEstimate, roundMoney } from '@weft/pricing'

/** What a run may still spend. */
export interface RunBudget {
  /**
   * Puts aside what a call may cost at most, before it is made; gives the way to free it once the call has ended.
   * Throws `payment_required` for a call that could pass what the run may cost.
   */
  readonly reserve: (estimate: CostEstimate) => () => void
  /** Counts what an attempt cost, once. */
  readonly spend: (attemptId: string, amount: number) => void
}

/** Opens the budget of a run with what it has spent already. Without a cap, everything may be called. */
export function createRunBudget(
  { maxCost, cost, nodes }: Pick<RunState, 'maxCost' | 'cost' | 'nodes'>,
  currency: string,
): RunBudget {
  let spent = cost?.amount ?? 0
  let reserved = 0
  const counted = new Set(Object.values(nodes).flatMap(billedAttempts))

  return {
    reserve: ({ high, unpriced }) => {
      if (maxCost === undefined) return () => undefined
      if (unpriced > 0)
        throw refused(`No price is known of this call, and the run may cost ${maxCost} ${currency} at most.`)
      const total = roundMoney(spent + reserved + high)
      if (total > maxCost) {
        throw refused(
          `This call may cost ${high} ${currency}, with ${roundMoney(spent)} spent and ${roundMoney(reserved)} put aside for calls under way: that passes the ${maxCost} ${currency} that the run may cost.`,
        )
      }
      reserved += high
      let isFreed = false
      return () => {
        if (!isFreed) reserved = Math.max(0, reserved - high)
        isFreed = true
      }
    },
    spend: (attemptId, amount) => {
      if (counted.has(attemptId)) return
      counted.add(attemptId)
      spent += amount
    },
  }
}

function billedAttempts({ attempts = [], lanes = [] }: NodeRunState): readonly string[] {
  const own = attempts.flatMap(({ id, cost }) => (cost === undefined ? [] : [id]))
  return [...own, ...lanes.flatMap(billedAttempts)]
}

function refused(reason: string): WeftError {
  return new WeftError({
    code: 'payment_required',
    message: `${reason} It was not made; what is finished is kept. Run again with a higher maxCost to carry on.`,
    retryable: false,
  })
}
