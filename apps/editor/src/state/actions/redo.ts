import { useDocumentStore } from '../document-store.ts'
import { useViewStore } from '../view-store.ts'

/** Does the step last taken back again and says which. */
export function redo(): void {
  const step = useDocumentStore.getState().redo()
  useViewStore.getState().announce(step === undefined ? 'Nothing to redo.' : `Redid: ${step.label}`)
}
