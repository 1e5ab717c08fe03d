import { useDocumentStore } from '../document-store.ts'
import { useViewStore } from '../view-store.ts'

/** Takes back the last step and says which. */
export function undo(): void {
  const step = useDocumentStore.getState().undo()
  useViewStore.getState().announce(step === undefined ? 'Nothing to undo.' : `Undid: ${step.label}`)
}
