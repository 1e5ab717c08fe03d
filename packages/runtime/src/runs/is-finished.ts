import type { RunStatus } from '@weft/engine'

/** Whether a run with this status gets no more events. */
export function isFinished({ status }: { readonly status: RunStatus }): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'canceled'
}
