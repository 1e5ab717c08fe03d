import { keptResults, planRun, type RunError } from '@weft/engine'
import type { StoredRun } from '@weft/storage'
import { createEarlierAttempts } from '../calls/earlier-attempts.ts'
import { endStoredRun } from './end-stored-run.ts'
import type { LiveRuns } from './live-runs.ts'
import { toInputs } from './prepare-run.ts'
import type { RunContext } from './run-context.ts'

/**
 * Takes up again every run that had not ended when the last process did: from the results its events hold, its open
 * calls waited for again. A run that cannot be taken up ends with an error that says so.
 */
export async function recoverRuns(context: RunContext, live: LiveRuns): Promise<void> {
  for (const run of await context.store.runs.unfinished()) {
    const error = await recoverRun(context, live, run)
    if (error) await endStoredRun(context, run.state, { status: 'failed', error })
    context.world.log({
      level: error ? 'error' : 'info',
      event: error ? 'run-not-recovered' : 'run-recovered',
      runId: run.state.id,
      ...(error && { message: error.message }),
    })
  }
}

async function recoverRun(
  context: RunContext,
  live: LiveRuns,
  { state, document, targets }: StoredRun,
): Promise<RunError | undefined> {
  if (state.simulated !== context.calls.provider.simulated)
    return {
      code: 'internal',
      message: `The server stopped during this run and was started again with ${state.simulated ? 'a real provider instead of the simulator' : 'the simulator instead of the provider it ran on'}. Retry it to run what is missing.`,
      retryable: true,
    }
  const { plan, issues } = planRun(document, {
    registry: context.registry,
    inputs: toInputs(state.inputs),
    ...(targets && { targets }),
  })
  if (!plan)
    return {
      code: 'internal',
      message: `The server stopped during this run, and its workflow cannot be carried on: ${issues[0]?.message ?? 'it cannot be planned any more.'}`,
      retryable: false,
    }
  live.start({
    state,
    plan,
    ...keptResults(state),
    earlier: createEarlierAttempts(await context.store.attempts.ofRun(state.id)),
    ...(state.seq > 0 && { after: state.seq }),
  })
  return undefined
}
