import { keptResults, planRun, type RunError } from '@weft/engine'
import type { StoredAttempt, StoredRun } from '@weft/storage'
import { cancelLater } from '../calls/cancel-attempt.ts'
import { endStoredRun } from './end-stored-run.ts'
import type { LiveRuns } from './live-runs.ts'
import { toInputs } from './prepare-run.ts'
import type { RunContext } from './run-context.ts'
import { callerOf } from './start-run.ts'

/**
 * Takes up again every run that had not ended when the last process did: from the results its events hold, its open
 * calls waited for or looked for again. A run that cannot be taken up ends with an error that says so, one that was
 * being canceled ends canceled, and open calls of canceled runs are canceled at the provider.
 */
export async function recoverRuns(context: RunContext, live: LiveRuns): Promise<void> {
  const unfinished = await context.store.runs.unfinished()
  await sortOpenAttempts(context, unfinished)
  for (const run of unfinished) {
    const error = await recoverRun(context, live, run)
    if (error)
      await endStoredRun(context, run.state, {
        status: error.code === 'canceled' ? 'canceled' : 'failed',
        error,
      })
    context.world.log({
      level: error && error.code !== 'canceled' ? 'error' : 'info',
      event: error ? 'run-not-recovered' : 'run-recovered',
      runId: run.state.id,
      ...(error && { message: error.message }),
    })
  }
}

/** Open calls of canceled runs are canceled; all others wait for the next equal call. */
async function sortOpenAttempts(context: RunContext, unfinished: readonly StoredRun[]): Promise<void> {
  const { store, calls } = context
  const isCanceled = new Map(
    unfinished.map(({ state, cancelRequested }) => [state.id, cancelRequested === true]),
  )
  for (const attempt of await store.attempts.open()) {
    const known = isCanceled.get(attempt.runId) ?? (await isRunCanceled(context, attempt))
    isCanceled.set(attempt.runId, known)
    if (!known) calls.openAttempts.add([attempt])
    else cancelLater(calls, attempt)
  }
  // Also what is done: its result may not have reached the events.
  for (const { state, cancelRequested } of unfinished)
    if (cancelRequested !== true) calls.openAttempts.add(await store.attempts.ofRun(state.id))
}

async function isRunCanceled({ store }: RunContext, { runId }: StoredAttempt): Promise<boolean> {
  return (await store.runs.get(runId))?.state.status === 'canceled'
}

async function recoverRun(
  context: RunContext,
  live: LiveRuns,
  { state, document, targets, refresh, retryOf, cancelRequested }: StoredRun,
): Promise<RunError | undefined> {
  if (cancelRequested === true) return { code: 'canceled', message: 'The run was canceled.', retryable: true }
  if (state.simulated !== context.calls.providers.simulates(document))
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
  // Before its first event a retry has told nothing yet of the results that it takes over.
  const retried = state.seq === 0 && retryOf !== undefined ? await context.store.runs.get(retryOf) : undefined
  live.start({
    state,
    plan,
    caller: await callerOf(context.store, state.id),
    ...(retried && retried.state.simulated !== state.simulated ? {} : keptResults(retried?.state ?? state)),
    ...(refresh !== undefined && { refresh }),
    ...(state.seq > 0 && { after: state.seq }),
  })
  return undefined
}
