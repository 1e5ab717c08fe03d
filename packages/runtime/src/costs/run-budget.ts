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
  /** Counts what an attempt cost in all, once. */
  readonly spend: (attemptId: string, amount: number) => void
  /** Counts what was spent so far in the run of a workflow that an attempt calls. */
  readonly spendWithin: (attemptId: string, amount: number) => void
}

/** The run that a budget is of. */
type BudgetedRun = Pick<RunState, 'id' | 'maxCost' | 'cost' | 'nodes'>

/**
 * Opens the budget of a run with what it has spent already. Without a cap, everything may be called. The run of a
 * workflow that another run calls has that one as `caller`, by the id of the attempt, which is its own: what it calls
 * comes out of both budgets.
 */
export function createRunBudget(
  { id, maxCost, cost, nodes }: BudgetedRun,
  currency: string,
  caller: () => RunBudget | undefined = () => undefined,
): RunBudget {
  let spent = cost?.amount ?? 0
  let reserved = 0
  let told = 0
  const counted = new Set(Object.values(nodes).flatMap(billedAttempts))
  const within = new Map<string, number>()

  /** The caller, told of all that was spent, also before a restart. */
  const toldCaller = (): RunBudget | undefined => {
    const found = caller()
    if (found !== undefined && spent > told) {
      found.spendWithin(id, spent - told)
      told = spent
    }
    return found
  }

  const add = (amount: number): void => {
    spent += amount
    toldCaller()
  }

  const reserveHere: RunBudget['reserve'] = ({ high, unpriced }) => {
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
  }

  return {
    reserve: (estimate) => {
      const freeAbove = toldCaller()?.reserve(estimate)
      try {
        const free = reserveHere(estimate)
        return () => {
          free()
          freeAbove?.()
        }
      } catch (error) {
        freeAbove?.()
        throw error
      }
    },
    spend: (attemptId, amount) => {
      if (counted.has(attemptId)) return
      counted.add(attemptId)
      add(Math.max(0, amount - (within.get(attemptId) ?? 0)))
    },
    spendWithin: (attemptId, amount) => {
      if (counted.has(attemptId)) return
      within.set(attemptId, (within.get(attemptId) ?? 0) + amount)
      add(amount)
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
