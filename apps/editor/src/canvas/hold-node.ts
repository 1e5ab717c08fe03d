import { useCanvasStore } from './canvas-store.ts'
import { isSnapping } from './is-snapping.ts'

/** Tells the rest of the editor that something is dragged, and whether it snaps, until the pointer lets go of it. */
export function holdNode(event: MouseEvent | TouchEvent): void {
  const { set } = useCanvasStore.getState()
  set({ holds: true, snaps: isSnapping(event) })
  const ends = new AbortController()
  const { signal } = ends
  const move = (moved: PointerEvent) => {
    const snaps = isSnapping(moved)
    if (snaps !== useCanvasStore.getState().snaps) set({ snaps })
  }
  const end = () => {
    set({ holds: false, snaps: true })
    ends.abort()
  }
  window.addEventListener('pointermove', move, { capture: true, passive: true, signal })
  for (const type of ['pointerup', 'pointercancel'])
    window.addEventListener(type, end, { capture: true, signal })
}
