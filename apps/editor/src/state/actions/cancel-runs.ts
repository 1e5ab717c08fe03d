import { hasEnded } from '../has-ended.ts'
import { useRunStore } from '../run-store.ts'
import { cancelRun } from './cancel-run.ts'

/** Cancels every run of the document on the canvas that has not ended, and those that are still to be queued. */
export async function cancelRuns(): Promise<void> {
  const { runs, stopQueueing } = useRunStore.getState()
  stopQueueing()
  const open = runs.filter((run) => !hasEnded(run))
  await Promise.all(open.map((run) => cancelRun(run.id)))
}
