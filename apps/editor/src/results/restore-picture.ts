import { newDocument, tellFailure } from '../state/actions.ts'
import { type LightboxImage, useViewStore } from '../state/view-store.ts'
import { closeScreens } from './close-screens.ts'
import { readMadeWith } from './read-made-with.ts'

/** Opens the graph that made a picture, seeds as drawn, in a tab of its own. The open document stays as it is. */
export async function restorePicture(shown: LightboxImage, resultId: string | undefined): Promise<void> {
  const { showToast, announce } = useViewStore.getState()
  try {
    const { document } = await readMadeWith(shown, resultId)
    if (document === undefined)
      return showToast({ kind: 'error', text: 'Nobody has kept the workflow that made this picture.' })
    closeScreens()
    await newDocument({ ...document, name: `${document.name} (earlier)` })
    announce('The workflow that made this picture is open.')
  } catch (error) {
    tellFailure('open the workflow of this picture', error)
  }
}
