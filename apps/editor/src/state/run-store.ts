import { type NodeRunState, type RunEvent, type RunState, runState } from '@weft/engine'
import type { Value } from '@weft/ports'
import { create } from 'zustand'

/** What a node made last, whichever run it was. */
export interface NodeResult {
  readonly runId: string
  readonly outputs: { readonly [port: string]: Value }
  readonly simulated: boolean
  /** What each lane gave, for a node that ran once per item. */
  readonly lanes?: readonly NodeRunState[]
}

/** Runs of the document on the canvas. Outside undo: no edit ever touches a result. */
export interface RunStore {
  readonly documentId: string
  /** The newest run. */
  readonly run?: RunState | undefined
  /** Newest first, the newest included. */
  readonly runs: readonly RunState[]
  /** What each node made last. */
  readonly results: { readonly [nodeId: string]: NodeResult }
  /** Puts the kept runs of another document on the canvas. */
  readonly load: (documentId: string, runs: readonly RunState[]) => void
  /** Adds a run that was just accepted, or puts a newer state of it in place. */
  readonly putRun: (run: RunState) => void
  /** Folds an event into its run. An event of a run that is not here, or that is known already, changes nothing. */
  readonly applyEvent: (event: RunEvent) => void
  /** Takes a run out of the list. */
  readonly removeRun: (runId: string) => void
  /** How often all runs were canceled: what is still queueing runs stops when it changes. */
  readonly stops: number
  readonly stopQueueing: () => void
}

/** The results after a run moved on: entries of nodes that did not change stay the same objects. */
function mergeResults(
  results: { readonly [nodeId: string]: NodeResult },
  run: RunState,
): { readonly [nodeId: string]: NodeResult } {
  let merged: { [nodeId: string]: NodeResult } | undefined
  for (const [nodeId, node] of Object.entries(run.nodes)) {
    if (node.outputs === undefined || results[nodeId]?.outputs === node.outputs) continue
    merged ??= { ...results }
    const { outputs, lanes } = node
    merged[nodeId] = { runId: run.id, outputs, simulated: run.simulated, ...(lanes && { lanes }) }
  }
  return merged ?? results
}

/** The list with a run put in its place: by time of creation, newest first. */
function withRun(runs: readonly RunState[], run: RunState): readonly RunState[] {
  return [run, ...runs.filter((other) => other.id !== run.id)].toSorted((a, b) =>
    a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0,
  )
}

/** Every result of a list of runs, the newer over the older. */
function allResults(runs: readonly RunState[]): { readonly [nodeId: string]: NodeResult } {
  return runs.toReversed().reduce(mergeResults, {})
}

/** The store of runs and results of the document on the canvas. */
export const useRunStore = create<RunStore>()((set, get) => ({
  documentId: '',
  runs: [],
  results: {},
  load: (documentId, runs) => set({ documentId, runs, run: runs[0], results: allResults(runs) }),
  putRun(run) {
    const runs = withRun(get().runs, run)
    set({ runs, run: runs[0], results: mergeResults(get().results, run) })
  },
  applyEvent(event) {
    const { runs, results } = get()
    const index = runs.findIndex((run) => run.id === event.runId)
    const before = runs[index]
    if (before === undefined || event.seq <= before.seq) return
    const after = runState(before, event)
    const next = runs.with(index, after)
    set({ runs: next, run: next[0], results: mergeResults(results, after) })
  },
  removeRun(runId) {
    const runs = get().runs.filter((run) => run.id !== runId)
    set({ runs, run: runs[0] })
  },
  stops: 0,
  stopQueueing: () => set({ stops: get().stops + 1 }),
}))

/** How far a node is in the newest run, or in the last one it took part in. A progress event draws only its node. */
export function useNodeRun(nodeId: string): NodeRunState | undefined {
  return useRunStore((state) => {
    for (const run of state.runs) {
      const node = run.nodes[nodeId]
      if (node !== undefined) return node
    }
    return undefined
  })
}

/** What a node made last: stays while the document is edited, while a new run is under way, and over a reload. */
export function useNodeResult(nodeId: string): NodeResult | undefined {
  return useRunStore((state) => state.results[nodeId])
}
