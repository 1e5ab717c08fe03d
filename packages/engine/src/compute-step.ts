import type { NodeDefinition, OutputValues } from '@weft/nodes'
import type { PinnedModel } from '@weft/workflow'
import type { ExecuteContext } from './execute-context.ts'
import type { LaneInputs } from './expand-lanes.ts'
import { isRefreshed } from './is-refreshed.ts'
import type { PlanStep } from './run-plan.ts'
import { stepKey } from './step-key.ts'

/** One lane of a step whose node only computes. */
export interface ComputeTask {
  readonly step: PlanStep
  readonly definition: NodeDefinition
  /** The definition's own. */
  readonly compute: NonNullable<NodeDefinition['compute']>
  readonly model: PinnedModel | undefined
  readonly inputs: LaneInputs['inputs']
}

/** What came of it. */
export interface Computed {
  readonly outputs: OutputValues
  readonly cached: boolean
}

/**
 * Runs a node that only computes, now: its result is taken from what is known of the cache, or else computed and
 * kept. `onStart` is called when it is computed.
 *
 * @throws whatever the node threw.
 */
export const computeStep = (
  { step, definition, compute, model, inputs }: ComputeTask,
  context: Pick<ExecuteContext, 'resultCache' | 'refresh'>,
  onStart: () => void,
): Computed => {
  const results = definition.pure === true ? context.resultCache?.computed : undefined
  if (results === undefined) {
    onStart()
    return { outputs: compute({ params: step.params, model, inputs }), cached: false }
  }
  const key = stepKey(definition, step.params, inputs, model?.digest)
  const kept = isRefreshed(context.refresh, step.nodeId) ? undefined : results.get(key)
  if (kept !== undefined) return { outputs: kept, cached: true }
  onStart()
  const outputs = compute({ params: step.params, model, inputs })
  results.put(key, outputs)
  return { outputs, cached: false }
}
