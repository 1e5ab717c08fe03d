import type { NodeRunState, RunState } from '@weft/engine'

/** How far a run is: from 0 to 1, with words. */
export interface RunProgress {
  readonly fraction: number
  readonly words: string
}

/** How far a run is, by how many of its nodes have ended and how far the others are. */
export function runProgress(run: RunState): RunProgress {
  const nodes = Object.values(run.nodes)
  const sum = nodes.reduce((total, node) => total + fractionOf(node), 0)
  const done = nodes.filter((node) => fractionOf(node) === 1).length
  const waiting = nodes.find(({ status }) => status === 'waiting')?.progress?.message
  return {
    fraction: nodes.length === 0 ? 0 : sum / nodes.length,
    words: `${done} of ${nodes.length} steps done${waiting === undefined ? '' : `; ${waiting}`}`,
  }
}

function fractionOf({ status, progress }: NodeRunState): number {
  if (status === 'pending') return 0
  return status === 'waiting' || status === 'running' ? (progress?.fraction ?? 0) : 1
}
