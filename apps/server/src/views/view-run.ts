import type { NodeRunState, RunState } from '@weft/engine'
import { recordWithUrls } from './with-urls.ts'

/** A run as answers give it: pictures have their `url`, and the number of the last event is left out. */
export function viewRun(run: RunState): Omit<RunState, 'seq'> {
  const { seq: _, ...rest } = run
  return {
    ...rest,
    inputs: recordWithUrls(run.inputs),
    outputs: recordWithUrls(run.outputs),
    nodes: Object.fromEntries(Object.entries(run.nodes).map(([id, node]) => [id, viewNode(node)])),
  }
}

/** A node, or one of its lanes. */
function viewNode(node: NodeRunState): NodeRunState {
  return {
    ...node,
    ...(node.outputs === undefined ? {} : { outputs: recordWithUrls(node.outputs) }),
    ...(node.lanes === undefined ? {} : { lanes: node.lanes.map(viewNode) }),
  }
}
