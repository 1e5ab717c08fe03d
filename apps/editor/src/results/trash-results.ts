import type { ResultView } from '@weft/client'
import { useViewStore } from '../state/view-store.ts'
import { countPictures } from './count-pictures.ts'
import { updateResults } from './update-results.ts'

/** Puts results into the bin; a message offers to take that back. */
export async function trashResults(results: readonly ResultView[]): Promise<void> {
  if (results.length === 0) return
  const words = results.length === 1 ? 'Picture' : countPictures(results.length)
  useViewStore.getState().showToast({
    kind: 'info',
    text: `${words} moved to the bin.`,
    action: { label: 'Undo', run: () => void putBackResults(results) },
  })
  await updateResults(results, { trashed: true }, `delete ${countPictures(results.length)}`)
}

/** Takes results out of the bin. */
export async function putBackResults(results: readonly ResultView[]): Promise<void> {
  if (results.length === 0) return
  const words = countPictures(results.length)
  useViewStore.getState().announce(`Put ${words} back.`)
  await updateResults(results, { trashed: false }, `put ${words} back`)
}
