import { runState } from './fold-run-event.ts'
import type { RunEvent } from './run-event.ts'
import type { RunState } from './run-state.ts'

/** Folds a log of events, in order, into the run; nothing when there are none. */
export const foldRun = (events: Iterable<RunEvent>): RunState | undefined => {
  let state: RunState | undefined
  for (const event of events) state = runState(state, event)
  return state
}
