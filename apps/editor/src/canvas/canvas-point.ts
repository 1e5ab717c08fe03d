import type { Point } from '@weft/workflow'
import { useCanvasStore } from './canvas-store.ts'

/** The canvas point under a point of the window; without one, under the pointer, else in the middle of the view. */
export function canvasPoint(client?: Point): Point {
  const { flow, pointer } = useCanvasStore.getState()
  const box = document.querySelector('.react-flow')?.getBoundingClientRect()
  const middle = box ? { x: box.left + box.width / 2 - 140, y: box.top + box.height / 3 } : { x: 0, y: 0 }
  return flow?.screenToFlowPosition(client ?? pointer ?? middle) ?? { x: 0, y: 0 }
}
