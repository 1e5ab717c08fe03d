import { weft } from '../../api/weft-client.ts'
import { hasEnded } from '../has-ended.ts'
import { useRunStore } from '../run-store.ts'
import { tellFailure } from './tell-failure.ts'

/** Cancels a run; without an id, the newest one that has not ended. */
export async function cancelRun(runId?: string): Promise<void> {
  const id = runId ?? useRunStore.getState().runs.find((run) => !hasEnded(run))?.id
  if (id === undefined) return
  try {
    await weft.runs.cancel(id)
  } catch (error) {
    tellFailure('cancel the run', error)
  }
}
