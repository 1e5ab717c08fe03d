import { useViewStore } from '../state/view-store.ts'
import { parseBoxId } from './boxes/box-id.ts'
import { useCanvasStore } from './canvas-store.ts'

/** Selects one node, frame or note by its canvas id, and nothing else. */
export function selectOnly(canvasId: string): void {
  const isBox = parseBoxId(canvasId) !== undefined
  useViewStore.getState().setSelection(isBox ? [] : [canvasId])
  useCanvasStore.getState().set({ selectedBoxes: isBox ? [canvasId] : [], selectedWires: [] })
}
