import { WeftError } from '@weft/ports'
import type { Runtime } from '../runtime.ts'
import { decideAttempt } from './decide-attempt.ts'
import { endStoredRun } from './end-stored-run.ts'
import { isFinished } from './is-finished.ts'
import type { LiveRuns } from './live-runs.ts'
import { prepareRun } from './prepare-run.ts'
import { retryRun } from './retry-run.ts'
import type { RunContext } from './run-context.ts'
import { startRun } from './start-run.ts'
import { watchRun } from './watch-run.ts'

/** Longest wait in milliseconds that a timer can hold. */
const longestWait = 2_147_483_647

/** Everything a runtime does with runs. */
export type RunDesk = Pick<
  Runtime,
  | 'plan'
  | 'startRun'
  | 'getRun'
  | 'listRuns'
  | 'cancelRun'
  | 'retryRun'
  | 'decideAttempt'
  | 'deleteRun'
  | 'watchRun'
  | 'waitForRun'
>

/** Makes what a runtime does with runs, those under way and those that have ended. */
export function createRunDesk(context: RunContext, live: LiveRuns): RunDesk {
  const { store, calls } = context
  const { runs } = store

  const refuseWhenClosing = (): void => {
    if (calls.closing.aborted)
      throw new WeftError({
        code: 'internal',
        message: 'The server is stopping and takes no new runs. Try again in a moment.',
        retryable: true,
      })
  }

  const getRun: RunDesk['getRun'] = async (id) => live.get(id)?.log.state() ?? (await runs.get(id))?.state

  return {
    plan: async (request, signal) => {
      const { prepared, issues } = await prepareRun(context, request, signal)
      return prepared ? { plan: prepared.plan, issues } : { issues }
    },
    startRun: async (request, signal) => {
      refuseWhenClosing()
      return startRun(context, live, { request, signal })
    },
    retryRun: async (id, _signal, asked) => {
      refuseWhenClosing()
      const known = asked?.id === undefined ? undefined : await getRun(asked.id)
      return known ? { run: known } : retryRun(context, live, id, asked)
    },
    decideAttempt: async (runId, attemptId, decision, signal) => {
      refuseWhenClosing()
      return decideAttempt(context, live, { runId, attemptId, decision }, signal)
    },
    getRun,
    listRuns: (query) => runs.list(query),
    cancelRun: async (id) => {
      const run = live.get(id)
      if (run) {
        if (isFinished(run.log.state())) return false
        // Durable first: a crash from here on must not bring the run back to life.
        await runs.requestCancel(id)
        run.cancel()
        return true
      }
      const stored = await runs.get(id)
      if (!stored) return undefined
      if (isFinished(stored.state)) return false
      const error = { code: 'canceled', message: 'The run was canceled.', retryable: true } as const
      await endStoredRun(context, stored.state, { status: 'canceled', error })
      return true
    },
    deleteRun: async (id) => {
      const state = await getRun(id)
      if (!state) return undefined
      if (live.get(id)) {
        if (!isFinished(state)) return false
        await live.get(id)?.ended
      } else if (!isFinished(state)) return false
      await runs.delete(id)
      return true
    },
    watchRun: (id, after, signal) =>
      watchRun({ store: runs, logOf: (runId) => live.get(runId)?.log }, { id, after, signal }),
    waitForRun: async (id, milliseconds, signal) => {
      const time = AbortSignal.timeout(Math.min(Math.max(0, Math.ceil(milliseconds)), longestWait))
      const until = AbortSignal.any([signal, time])
      for (;;) {
        const run = live.get(id)
        const state = await getRun(id)
        if (!state || !run || isFinished(state) || until.aborted || run.log.isClosed()) return state
        await run.log.changed(state.seq, until)
      }
    },
  }
}
