import type { NodeRunState, RunError, RunState } from '@weft/engine'

const error: RunError = {
  code: 'not_found',
  message: 'The server does not know this run any more.',
  retryable: true,
}

/**
 * The run as it ends for us when the server does not know it any more: what was at work has failed, what was to come
 * is skipped.
 *
 * @param at when that was found out, in ISO 8601
 */
export function lostRun(run: RunState, at: string): RunState {
  const nodes = Object.entries(run.nodes).map(([id, node]) => [id, lostNode(node, at)] as const)
  return { ...run, status: 'failed', error, endedAt: at, nodes: Object.fromEntries(nodes) }
}

function lostNode(node: NodeRunState, at: string): NodeRunState {
  const lanes = node.lanes && { lanes: node.lanes.map((lane) => lostNode(lane, at)) }
  switch (node.status) {
    case 'running':
      return { ...node, ...lanes, status: 'failed', error, endedAt: at }
    case 'pending':
    case 'waiting':
      return { ...node, ...lanes, status: 'skipped', progress: { message: error.message }, endedAt: at }
    default:
      return node
  }
}
