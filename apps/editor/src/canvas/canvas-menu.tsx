import { lazy, Suspense } from 'react'
import { useCanvasStore } from './canvas-store.ts'

/** Fetched when a menu is first opened. */
const OpenMenu = lazy(async () => ({ default: (await import('./open-menu.tsx')).OpenMenu }))

/** The context menu of the canvas, of nodes, frames and notes, or of a wire. */
export function CanvasMenu() {
  const menu = useCanvasStore((state) => state.menu)
  return menu ? (
    <Suspense fallback={null}>
      <OpenMenu menu={menu} />
    </Suspense>
  ) : null
}
