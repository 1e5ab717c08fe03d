import type { NodeRunState, RunState } from '@weft/engine'
import type { BoxState } from './paint-scene.ts'

/** What a painted box shows of each state of a node. */
const shown: Readonly<Record<NodeRunState['status'], BoxState | undefined>> = {
  pending: undefined,
  waiting: 'waiting',
  running: 'running',
  succeeded: 'done',
  failed: 'failed',
  skipped: undefined,
  canceled: undefined,
}

/** How far a node is in the newest run it takes part in, as far as a painted box tells it. */
export function boxState(runs: readonly RunState[], nodeId: string): BoxState | undefined {
  for (const run of runs) {
    const node = run.nodes[nodeId]
    if (node !== undefined) return shown[node.status]
  }
  return undefined
}
