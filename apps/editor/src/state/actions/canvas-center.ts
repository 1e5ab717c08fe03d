import type { Point } from '@weft/workflow'
import { useViewStore } from '../view-store.ts'

/** The point of the canvas in the middle of the window, less half a node, where new things appear. */
export function canvasCenter(): Point {
  const { viewport } = useViewStore.getState()
  if (viewport === undefined) return { x: 0, y: 0 }
  return {
    x: (window.innerWidth / 2 - viewport.x) / viewport.zoom - 140,
    y: (window.innerHeight / 2 - viewport.y) / viewport.zoom - 120,
  }
}
