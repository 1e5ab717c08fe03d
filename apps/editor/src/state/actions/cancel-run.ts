import { WeftApiError } from '@weft/client'
import { weft } from '../../api/weft-client.ts'
import { hasEnded } from '../has-ended.ts'
import { useRunStore } from '../run-store.ts'
import { useViewStore } from '../view-store.ts'
import { tellFailure } from './tell-failure.ts'

/** Cancels a run; without an id, the newest one that has not ended. */
export async function cancelRun(runId?: string): Promise<void> {
  const id = runId ?? useRunStore.getState().runs.find((run) => !hasEnded(run))?.id
  if (id === undefined) return
  try {
    await weft.runs.cancel(id)
  } catch (error) {
    // It ended before it heard of this: that is as good.
    if (error instanceof WeftApiError && error.status === 409)
      return useViewStore.getState().announce('The run has ended already.')
    tellFailure('cancel the run', error)
  }
}
