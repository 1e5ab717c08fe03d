import { roundMoney } from '@weft/pricing'
import type { NodeEvent } from './fold-node.ts'
import type { NodeRunState, RunState } from './run-state.ts'

/**
 * The cost of a run after an event: an attempt that tells for the first time what it cost adds to it. Telling it
 * again, as a run that was taken up does, adds nothing.
 *
 * @param node the node as it was before the event.
 */
export const addAttemptCost = (
  cost: RunState['cost'],
  node: NodeRunState | undefined,
  event: NodeEvent,
): RunState['cost'] => {
  if (event.type !== 'node-progress' || event.attempt?.cost === undefined) return cost
  const { id, cost: added } = event.attempt
  const place = event.lane === undefined ? node : node?.lanes?.[event.lane]
  if (place?.attempts?.some((attempt) => attempt.id === id && attempt.cost !== undefined)) return cost
  const unpriced = (cost?.unpriced ?? 0) + (added.unpriced ?? 0)
  return {
    currency: added.currency,
    amount: roundMoney((cost?.amount ?? 0) + added.amount),
    ...(unpriced === 0 ? {} : { unpriced }),
  }
}
