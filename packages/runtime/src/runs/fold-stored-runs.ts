import { createRunFold, type RunState } from '@weft/engine'
import type { RunStore, StoredRun } from '@weft/storage'
import { isFinished } from './is-finished.ts'

/** Events that are written between two writes of the whole state, at least; as many as there are nodes, if more. */
const eventsPerState = 500

/**
 * A store of runs that writes the state of a run only now and then, since it grows with the run, and gives it whole:
 * events that came after it are folded in when it is read. When the status changes, the state is written at once.
 */
export function foldStoredRuns(store: RunStore): RunStore {
  const upToDate = async (state: RunState): Promise<RunState> => {
    if (isFinished(state)) return state
    const fold = createRunFold(state)
    for (const event of await store.events(state.id, state.seq)) fold.add(event)
    return fold.state()
  }
  const wholeRun = async (run: StoredRun): Promise<StoredRun> => ({
    ...run,
    state: await upToDate(run.state),
  })
  return {
    ...store,
    get: async (id) => {
      const run = await store.get(id)
      return run && wholeRun(run)
    },
    list: async (query) => {
      const page = await store.list(query)
      return { ...page, runs: await Promise.all(page.runs.map(upToDate)) }
    },
    unfinished: async () => Promise.all((await store.unfinished()).map(wholeRun)),
  }
}

/** Whether a state is to be written that many events after the last one that was. */
export function isStateDue(events: number, nodes: number): boolean {
  return events >= Math.max(eventsPerState, nodes)
}
