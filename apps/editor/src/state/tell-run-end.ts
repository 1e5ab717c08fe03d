import type { RunState } from '@weft/engine'
import { useRunStore } from './run-store.ts'
import { useViewStore } from './view-store.ts'

/** Tells how a run of the document on the canvas ended; others are seen when their tab is opened. */
export function tellRunEnd(run: RunState, documentId: string): void {
  const { announce, showToast } = useViewStore.getState()
  if (documentId !== useRunStore.getState().documentId) return
  if (run.status === 'succeeded') announce('The run has finished.')
  if (run.status === 'canceled') announce('The run was canceled.')
  if (run.status === 'failed')
    showToast({
      kind: 'error',
      text: `The run failed: ${run.error?.message ?? 'a node could not do its work.'}`,
    })
}
