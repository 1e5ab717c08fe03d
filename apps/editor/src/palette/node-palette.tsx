import { useViewStore } from '../state/view-store.ts'
import { createPart } from '../ui/create-part.ts'
import { ShowPart } from '../ui/show-part.tsx'

/** The palette itself; its code stays out of the first load and is fetched ahead once the page is at rest. */
export const palettePart = createPart(async () => (await import('./open-palette.tsx')).OpenPalette)

/** The search palette for nodes, where and while it is open. */
export function NodePalette() {
  const palette = useViewStore((state) => state.palette)
  return palette.open ? <ShowPart part={palettePart} props={{ palette }} takesKeys /> : null
}
