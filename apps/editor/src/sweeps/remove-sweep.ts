import { boxId } from '../canvas/boxes/box-id.ts'
import { useCanvasStore } from '../canvas/canvas-store.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { titledNow } from '../state/titled-now.ts'
import { useViewStore } from '../state/view-store.ts'
import { sweepFrames, sweepOf } from './core/sweep-mark.ts'
import { takeSweepAway } from './core/take-sweep-away.ts'

/** Takes the sweep of the selected nodes or frame away, else the only one there is: one undo step. */
export function removeSweep(selection: readonly string[]): void {
  const { document, apply } = useDocumentStore.getState()
  const { showToast, announce } = useViewStore.getState()
  const { selectedBoxes } = useCanvasStore.getState()
  const all = sweepFrames(document)
  const sweep =
    selection.flatMap((nodeId) => sweepOf(document, nodeId) ?? [])[0] ??
    all.find(({ frame }) => selectedBoxes.includes(boxId('frames', frame.id))) ??
    (all.length === 1 ? all[0] : undefined)
  if (!sweep) {
    const text =
      all.length === 0
        ? 'There is no sweep here.'
        : `There are ${all.length} sweeps here: select a node or the frame of the one to remove.`
    showToast({ kind: 'info', text })
    return
  }
  const edits = takeSweepAway(document, sweep)
  const issue = apply({ kind: 'batch', label: `Remove ${sweep.frame.title}`, edits })
  if (issue) showToast({ kind: 'error', text: titledNow(issue.message) })
  else announce('The sweep is gone, and its parameters are as they were. Its pictures stay in the runs.')
}
