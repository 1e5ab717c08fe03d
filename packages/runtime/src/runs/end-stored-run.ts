import type { RunError, RunState } from '@weft/engine'
import type { RunContext } from './run-context.ts'
import { openRunLog } from './run-log.ts'

/** Ends a run that is stored but not under way, with its one `run-end`. */
export async function endStoredRun(
  { store, world }: Pick<RunContext, 'store' | 'world'>,
  state: RunState,
  { status, error }: { readonly status: 'failed' | 'canceled'; readonly error: RunError },
): Promise<void> {
  const log = openRunLog(store.runs, state)
  log.add({
    runId: state.id,
    seq: state.seq + 1,
    at: world.now().toISOString(),
    type: 'run-end',
    status,
    outputs: state.outputs,
    error,
  })
  await log.flushed()
}
