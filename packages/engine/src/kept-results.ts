import type { OutputValues } from '@weft/nodes'
import type { RunState } from './run-state.ts'

/** Results that a run already has: what a retry, or a run taken up again, starts from. */
export interface KeptResults {
  readonly done: ReadonlyMap<string, OutputValues>
  readonly doneLanes: ReadonlyMap<string, ReadonlyMap<number, OutputValues>>
}

/** Finds the results of a run: of nodes that succeeded, and of single lanes, also of those that did not. */
export const keptResults = (state: RunState): KeptResults => {
  const done = new Map<string, OutputValues>()
  const doneLanes = new Map<string, ReadonlyMap<number, OutputValues>>()
  for (const [nodeId, node] of Object.entries(state.nodes)) {
    if (node.status === 'succeeded' && node.outputs !== undefined) done.set(nodeId, node.outputs)
    const lanes = new Map<number, OutputValues>()
    node.lanes?.forEach(({ status, outputs }, lane) => {
      if (status === 'succeeded' && outputs !== undefined) lanes.set(lane, outputs)
    })
    if (lanes.size > 0) doneLanes.set(nodeId, lanes)
  }
  return { done, doneLanes }
}
