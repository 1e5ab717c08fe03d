import { tellFailure, undo } from '../state/actions.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { titledNow } from '../state/titled-now.ts'
import { type LightboxImage, useViewStore } from '../state/view-store.ts'
import { closeScreens } from './close-screens.ts'
import { readMadeWith } from './read-made-with.ts'
import { restorePicture } from './restore-picture.ts'
import { takeParametersEdit } from './take-parameters-edit.ts'
import { takeTarget } from './take-target.ts'

/** What is taken from a picture. */
export interface TakeWish {
  readonly shown: LightboxImage
  readonly resultId: string | undefined
  /** Only its seed. */
  readonly seedOnly?: boolean
}

/**
 * Makes the selected node, or the one that made the picture, work as it did then: one undo step, with the drawn seed
 * fixed. Says what stays because a wire brings it, and offers the whole graph when no node of the document fits.
 */
export async function takeParameters({ shown, resultId, seedOnly = false }: TakeWish): Promise<void> {
  const { selection, showToast, showNode } = useViewStore.getState()
  try {
    const { document: then, parameters } = await readMadeWith(shown, resultId)
    const { document, apply } = useDocumentStore.getState()
    const { nodeId: maker } = shown
    const from = then === undefined || maker === undefined ? undefined : { document: then, nodeId: maker }
    const nodeId = from && takeTarget(document, selection, from)
    if (from === undefined || nodeId === undefined)
      return showToast({
        kind: 'error',
        text: 'This workflow has no node like the one that made the picture.',
        ...(from === undefined
          ? {}
          : { action: { label: 'Open its graph', run: () => void restorePicture(shown, resultId) } }),
      })
    const { edit, wired } = takeParametersEdit({ document, nodeId, from, parameters, seedOnly })
    const issue = edit && apply(edit)
    if (issue) return showToast({ kind: 'error', text: titledNow(issue.message) })
    closeScreens()
    showNode(nodeId)
    const name = document.nodes[nodeId]?.title ?? nodeId
    const done = edit === undefined ? `${name} is set like that already.` : `${name} is set as it was.`
    const rest = wired.length === 0 ? '' : ` What wires bring stays: ${wired.join(', ')}.`
    showToast({
      kind: 'info',
      text: done + rest,
      ...(edit === undefined ? {} : { action: { label: 'Undo', run: undo } }),
    })
  } catch (error) {
    tellFailure('take the parameters', error)
  }
}
