import type { RunState } from '@weft/engine'

/** Whether nothing will happen in a run any more. */
export function hasEnded(run: RunState): boolean {
  return run.status === 'succeeded' || run.status === 'failed' || run.status === 'canceled'
}
