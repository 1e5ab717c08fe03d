import type { EstimateView } from '@weft/client'

/** What a batch may still spend, among rows that run side by side. */
export interface BatchBudget {
  /**
   * Puts aside what a row may cost at most, and gives it as the cap of its run; undefined where the batch has no limit.
   * Waits while rows that run might give back what this one needs. `refused` when nothing can.
   */
  readonly take: (estimate: EstimateView | undefined) => Promise<number | undefined | 'refused'>
  /** Gives back what was put aside, and counts what the row really cost. */
  readonly settle: (cap: number | undefined, cost: number) => void
}

/**
 * @param limit what the whole batch may cost; undefined for no limit
 * @param spentBefore what its rows have cost already
 */
export function createBatchBudget(limit: number | undefined, spentBefore: number): BatchBudget {
  let spent = spentBefore
  let reserved = 0
  let freed = Promise.withResolvers<void>()
  return {
    take: async (estimate) => {
      if (limit === undefined) return undefined
      for (;;) {
        const left = limit - spent - reserved
        const needed = estimate?.high ?? 0
        if (needed <= left + tolerance) {
          // How often it calls is known in the run only: everything that is left is its cap.
          const cap = estimate?.isOpen === true ? Math.max(left, 0) : needed
          reserved += cap
          return cap
        }
        if (reserved <= tolerance) return 'refused'
        await freed.promise
      }
    },
    settle: (cap = 0, cost) => {
      reserved -= cap
      spent += cost
      freed.resolve()
      freed = Promise.withResolvers()
    },
  }
}

/** Sums of money in floating point differ in the last digits. */
const tolerance = 1e-9
