import type { ResultView } from '@weft/client'
import { useViewStore } from '../state/view-store.ts'
import { countPictures } from './count-pictures.ts'
import { updateResults } from './update-results.ts'

/** Gives results a star, or takes it away. */
export async function starResults(results: readonly ResultView[], starred: boolean): Promise<void> {
  if (results.length === 0) return
  const words = countPictures(results.length)
  useViewStore.getState().announce(starred ? `Star on ${words}.` : `Star taken off ${words}.`)
  await updateResults(results, { starred }, starred ? `star ${words}` : `take the star off ${words}`)
}
