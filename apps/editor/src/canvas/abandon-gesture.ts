import { useViewStore } from '../state/view-store.ts'
import { useCanvasStore } from './canvas-store.ts'

/**
 * Ends a wire that is being drawn, or a drag of things, as if it had not been begun. Gives whether there was one.
 */
export function abandonGesture(): boolean {
  const { wiring, dragged, set } = useCanvasStore.getState()
  if (!wiring && dragged.size === 0) return false
  set({ wiring: undefined, dragged: new Map(), guides: [], abandoned: true })
  // React Flow ends what it follows when the pointer lets go, and in no other way.
  document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, view: window }))
  set({ abandoned: false })
  useViewStore.getState().announce(wiring ? 'No wire drawn.' : 'Not moved.')
  return true
}
