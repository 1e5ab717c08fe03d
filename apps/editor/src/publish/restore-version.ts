import { replaceEdit, type WorkflowDocument } from '@weft/workflow'
import { undo } from '../state/actions.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { titledNow } from '../state/titled-now.ts'
import { useViewStore } from '../state/view-store.ts'

/** Puts an earlier version on the canvas in place of what is there: one undo step. Nothing is saved by it. */
export function restoreVersion(version: WorkflowDocument): void {
  const { document, apply } = useDocumentStore.getState()
  const { closeDialog, showToast, setSelection } = useViewStore.getState()
  const issue = apply(replaceEdit(document, version, 'Restore an earlier version'))
  if (issue !== undefined) {
    showToast({ kind: 'error', text: titledNow(issue.message) })
    return
  }
  setSelection([])
  closeDialog()
  showToast({
    kind: 'info',
    text: 'The earlier version is on the canvas. Save keeps it on the server.',
    action: { label: 'Undo', run: undo },
  })
}
