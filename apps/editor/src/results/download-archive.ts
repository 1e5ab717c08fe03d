import type { MetadataChoice, ResultView } from '@weft/client'
import { weft } from '../api/weft-client.ts'
import { tellFailure } from '../state/actions.ts'
import { useViewStore } from '../state/view-store.ts'

/** Results that one archive may hold. */
const mostInArchive = 1000

/** Saves results as one zip, with or without how they were made. Says when there are too many. */
export async function downloadArchive(
  results: readonly ResultView[],
  metadata: MetadataChoice,
): Promise<void> {
  const { showToast, announce } = useViewStore.getState()
  if (results.length > mostInArchive) {
    const most = mostInArchive.toLocaleString()
    showToast({
      kind: 'error',
      text: `A zip holds at most ${most} pictures; ${results.length.toLocaleString()} are chosen. Choose fewer.`,
    })
    return
  }
  announce('The zip is being made.')
  try {
    const zip = await weft.results.archive({ ids: results.map(({ id }) => id), metadata })
    const address = URL.createObjectURL(zip)
    const link = document.createElement('a')
    link.href = address
    link.download = `weft-${results.length}-pictures.zip`
    link.click()
    // The browser reads the bytes after the press; an address taken away at once would give an empty file.
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    announce('The zip is saved.')
  } catch (error) {
    tellFailure('make the zip', error)
  }
}
