import { addAttemptCost } from './add-attempt-cost.ts'
import { foldNodeEvent, pendingNode, runState } from './fold-run-event.ts'
import type { RunEvent } from './run-event.ts'
import type { NodeRunState, RunState } from './run-state.ts'

/** Folds the events of a run as they come, without copying the whole run for each. */
export interface RunFold {
  /** Folds an event in; one that was folded in already changes nothing. */
  readonly add: (event: RunEvent) => void
  /** The run as it stands: the same as `runState` gives for the same events. What was given out never changes. */
  readonly state: () => RunState
  /** Number of the last event folded in. */
  readonly seq: () => number
  readonly status: () => RunState['status']
}

/** Begins to fold after a state. */
export const createRunFold = (initial: RunState): RunFold => {
  let run = initial
  let { seq } = initial
  const nodes = new Map<string, NodeRunState>(Object.entries(initial.nodes))
  let isStale = false

  const state = (): RunState => {
    if (isStale) {
      run = { ...run, nodes: Object.fromEntries(nodes), seq }
      isStale = false
    }
    return run
  }

  return {
    add: (event) => {
      if (event.seq <= seq) return
      if (event.type === 'run-start' || event.type === 'run-end') {
        run = runState(state(), event)
        for (const [nodeId, node] of Object.entries(run.nodes)) nodes.set(nodeId, node)
      } else {
        const cost = addAttemptCost(run.cost, nodes.get(event.nodeId), event)
        if (cost !== run.cost && cost !== undefined) run = { ...run, cost }
        nodes.set(event.nodeId, foldNodeEvent(nodes.get(event.nodeId) ?? pendingNode, event))
        isStale = true
      }
      seq = event.seq
    },
    state,
    seq: () => seq,
    status: () => run.status,
  }
}
