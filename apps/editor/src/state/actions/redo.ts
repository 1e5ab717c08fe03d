import { useDocumentStore } from '../document-store.ts'
import { restartTextVisit } from '../text-visit.ts'
import { useViewStore } from '../view-store.ts'

/** Does the step last taken back again and says which. */
export function redo(): void {
  const step = useDocumentStore.getState().redo()
  restartTextVisit()
  useViewStore.getState().announce(step === undefined ? 'Nothing to redo.' : `Redid: ${step.label}`)
}
