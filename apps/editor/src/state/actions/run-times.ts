import { useDocumentStore } from '../document-store.ts'
import { freeSeeds } from '../free-seeds.ts'
import { useRunStore } from '../run-store.ts'
import { useViewStore } from '../view-store.ts'
import { cancelRuns } from './cancel-runs.ts'
import { planDocument } from './plan-document.ts'
import { startRun } from './start-run.ts'

/** The most runs that one press may queue. */
export const mostRuns = 100

/**
 * Queues several runs of the document on the canvas, each with its seeds moved on as their controls say; the moves
 * are one undo step. When no seed moves, every run after the first would find everything made: nothing is queued
 * and a message offers to make the seeds random.
 *
 * @param times from 1 to `mostRuns`
 */
export async function runTimes(times: number): Promise<void> {
  const { documentId, document, apply } = useDocumentStore.getState()
  const isShown = () => useDocumentStore.getState().documentId === documentId
  const { showToast, announce } = useViewStore.getState()
  const { plan } = planDocument(document)
  const freed = plan === undefined ? undefined : freeSeeds(document, plan)
  if (times > 1 && freed !== undefined) {
    const makeRandom = (): void => {
      if (!isShown()) return
      apply({ kind: 'batch', label: 'Make seeds random', edits: freed })
      void runTimes(times)
    }
    return showToast({
      kind: 'info',
      text:
        freed.length === 0
          ? 'Nothing here depends on a seed: one run makes everything there is.'
          : `No seed moves between runs, so ${times} runs would make the same pictures.`,
      ...(freed.length === 0 ? {} : { action: { label: 'Make seeds random and run', run: makeRandom } }),
    })
  }
  const gesture = `run times ${crypto.randomUUID()}`
  let accepted = 0
  const { stops } = useRunStore.getState()
  // Another document on the canvas is not what was asked for, and whoever cancels all means those to come as well.
  const goesOn = () => isShown() && useRunStore.getState().stops === stops
  while (accepted < times && goesOn() && (await startRun({ gesture }))) accepted += 1
  useDocumentStore.getState().endGesture()
  // One was on its way to the server when all were canceled.
  if (isShown() && useRunStore.getState().stops !== stops) return await cancelRuns()
  if (!isShown() && accepted < times)
    return showToast({
      kind: 'info',
      text: `${accepted} of ${times} runs of “${document.name}” were queued before another workflow was opened.`,
    })
  if (accepted > 0) announce(`${accepted} ${accepted === 1 ? 'run' : 'runs'} queued.`)
}
