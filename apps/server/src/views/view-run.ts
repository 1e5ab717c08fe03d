import type { NodeRunState, RunState } from '@weft/engine'
import { recordWithUrls } from './with-urls.ts'

/**
 * A run as answers give it: pictures have their `url` (under `origin` where one is given), and the number of the last
 * event is left out.
 */
export function viewRun(run: RunState, origin?: string): Omit<RunState, 'seq'> {
  const { seq: _, ...rest } = run
  return {
    ...rest,
    inputs: recordWithUrls(run.inputs, origin),
    outputs: recordWithUrls(run.outputs, origin),
    nodes: Object.fromEntries(Object.entries(run.nodes).map(([id, node]) => [id, viewNode(node, origin)])),
  }
}

/** A node, or one of its lanes. */
function viewNode(node: NodeRunState, origin?: string): NodeRunState {
  return {
    ...node,
    ...(node.outputs === undefined ? {} : { outputs: recordWithUrls(node.outputs, origin) }),
    ...(node.lanes === undefined ? {} : { lanes: node.lanes.map((lane) => viewNode(lane, origin)) }),
  }
}
