import { keptResults, planRun, type RunState } from '@weft/engine'
import type { WorkflowDocument } from '@weft/workflow'
import type { RetryRequest, StartedRun } from '../runtime.ts'
import { isFinished } from './is-finished.ts'
import type { LiveRuns } from './live-runs.ts'
import { toInputs } from './prepare-run.ts'
import type { RunContext } from './run-context.ts'
import { type CarriedOver, launchRun } from './start-run.ts'

/**
 * Starts a new run of what is missing in one that has ended: the same document, inputs and seeds; results that are
 * there are taken over, and calls that were left open are carried on (`OpenAttempts`). Undefined when the run is not known.
 */
export async function retryRun(
  context: RunContext,
  live: LiveRuns,
  id: string,
  asked: RetryRequest = {},
): Promise<StartedRun | undefined> {
  const stored = await context.store.runs.get(id)
  if (!stored) return undefined
  const { state, document, targets, refresh } = stored
  if (!isFinished(state))
    return {
      issues: [
        {
          code: 'run-not-ended',
          severity: 'error',
          message: `The run ${id} has not ended (it is ${state.status}). Cancel it or wait for it, then retry.`,
          path: '',
        },
      ],
    }
  const { plan, issues } = planRun(document, {
    registry: context.registry,
    inputs: toInputs(state.inputs),
    ...(targets && { targets }),
  })
  if (!plan) return { issues }
  const { workflowId, version, seeds = {}, maxCost } = state
  return launchRun(context, live, {
    prepared: { plan, seeds, version },
    request: {
      ...asked,
      retryOf: id,
      ...(workflowId !== undefined && { workflowId }),
      ...(maxCost !== undefined && { maxCost }),
      ...(targets && { targets }),
      ...(refresh !== undefined && { refresh }),
    },
    carried: carryOver(context, state, document),
  })
}

/** Results of the simulator must not get into a run at a real provider, nor the other way round. */
function carryOver({ calls }: RunContext, state: RunState, document: WorkflowDocument): CarriedOver {
  return state.simulated === calls.providers.simulates(document) ? keptResults(state) : {}
}
