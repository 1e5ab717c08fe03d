import type { NodeRunState } from '@weft/engine'

/** Whether what a node shows is from an earlier run: its last one ended without giving anything. */
export function isStale(run: NodeRunState | undefined): boolean {
  if (run === undefined || run.outputs !== undefined) return false
  return run.status === 'failed' || run.status === 'skipped' || run.status === 'canceled'
}
