import type { OutputValues } from '@weft/nodes'
import type { RunPlan } from './run-plan.ts'

/**
 * Of the results that an earlier run left, those that still hold: everything they were made of must be among them. A
 * node that went on without what failed before it has a result with gaps, which is made again once they are filled.
 */
export const carriedResults = (
  { steps }: Pick<RunPlan, 'steps'>,
  done: ReadonlyMap<string, OutputValues> | undefined,
): ReadonlyMap<string, OutputValues> => {
  const carried = new Map<string, OutputValues>()
  if (done === undefined) return carried
  for (const { nodeId, needs } of steps) {
    const outputs = done.get(nodeId)
    if (outputs !== undefined && needs.every((need) => carried.has(need))) carried.set(nodeId, outputs)
  }
  return carried
}
