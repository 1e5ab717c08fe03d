import type { Attempt, NodeRunState, RunState } from '@weft/engine'

/**
 * A run with one of its attempts as it is now, in whichever node and lane it is: what was decided about a call after
 * its run had ended is in no event. The same run when it has no such attempt.
 */
export function withAttempt(run: RunState, attempt: Attempt): RunState {
  const found = Object.entries(run.nodes).find(([, node]) => holds(node, attempt))
  if (!found) return run
  const [nodeId, node] = found
  return { ...run, nodes: { ...run.nodes, [nodeId]: replaceIn(node, attempt) } }
}

function holds(node: NodeRunState, { id }: Attempt): boolean {
  return [node, ...(node.lanes ?? [])].some((lane) => lane.attempts?.some((attempt) => attempt.id === id))
}

function replaceIn(node: NodeRunState, attempt: Attempt): NodeRunState {
  const { attempts, lanes } = node
  return {
    ...node,
    ...(attempts && {
      attempts: attempts.map((old) => (old.id === attempt.id ? { ...old, ...attempt } : old)),
    }),
    ...(lanes && { lanes: lanes.map((lane) => replaceIn(lane, attempt)) }),
  }
}
