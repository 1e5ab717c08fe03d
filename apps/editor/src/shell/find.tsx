import { useViewStore } from '../state/view-store.ts'
import { createPart } from '../ui/create-part.ts'
import { ShowPart } from '../ui/show-part.tsx'

/** The search itself. */
export const findPart = createPart(async () => (await import('./find-bar.tsx')).FindBar)

/** The search on the canvas, while it is open. */
export function Find() {
  const find = useViewStore((state) => state.find)
  return find === undefined ? null : <ShowPart part={findPart} props={find} takesKeys />
}
