import { foreignWorkflow } from '../state/foreign-workflow.ts'
import { useViewStore } from '../state/view-store.ts'

/** Says of a text that was pasted or dropped why nothing came of it, and what could be put on the canvas. */
export function tellUnusable(text: string): void {
  if (text.trim() === '') return
  const program = foreignWorkflow(text)
  const words =
    program === undefined
      ? 'That text cannot be put on the canvas. Pictures, https addresses, pages of models at Replicate, copied nodes and workflow JSON can.'
      : `That is a workflow of ${program}. Weft cannot open its format.`
  useViewStore.getState().showToast({ kind: 'info', text: words, topic: 'unusable' })
}
