import { useDocumentStore } from '../document-store.ts'
import { restartTextVisit } from '../text-visit.ts'
import { useViewStore } from '../view-store.ts'

/** Takes back the last step and says which. */
export function undo(): void {
  const step = useDocumentStore.getState().undo()
  restartTextVisit()
  useViewStore.getState().announce(step === undefined ? 'Nothing to undo.' : `Undid: ${step.label}`)
}
