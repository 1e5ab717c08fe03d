import { hasEnded } from '../has-ended.ts'
import { useRunStore } from '../run-store.ts'
import { cancelRun } from './cancel-run.ts'

/** Cancels every run of the document on the canvas that has not ended. */
export async function cancelRuns(): Promise<void> {
  const open = useRunStore.getState().runs.filter((run) => !hasEnded(run))
  await Promise.all(open.map((run) => cancelRun(run.id)))
}
