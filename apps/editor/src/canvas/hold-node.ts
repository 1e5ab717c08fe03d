import { useCanvasStore } from './canvas-store.ts'

/** Tells the rest of the editor that a node is dragged, until the pointer lets go of it. */
export function holdNode(): void {
  const { set } = useCanvasStore.getState()
  set({ holds: true })
  const ends = new AbortController()
  const end = () => {
    set({ holds: false })
    ends.abort()
  }
  for (const type of ['pointerup', 'pointercancel'])
    window.addEventListener(type, end, { capture: true, signal: ends.signal })
}
