import type { Point } from '@weft/workflow'
import { canvasPoint } from '../canvas/canvas-point.ts'
import { freePlaceOnCanvas } from '../canvas/free-place-on-canvas.ts'
import { type PlacedNode, placeNode } from '../canvas/place-node.ts'
import { findModel, tellFailure } from '../state/actions.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { registry } from '../state/registry.ts'
import { useViewStore, type WireStart } from '../state/view-store.ts'
import type { PaletteItem } from './palette-item.ts'

/** From the left edge of one card to that of the one beside it, in canvas pixels. */
const beside = 400

/** Where a node goes that nobody pointed a place for: right of the selected one, else in view; where nothing stands. */
function placeBeside(): Point {
  const { layout } = useDocumentStore.getState().document
  const last = layout.nodes[useViewStore.getState().selection[0] ?? '']
  const wished = last === undefined ? canvasPoint() : { x: last.x + beside, y: last.y }
  return freePlaceOnCanvas(wished)
}

/** Puts what was chosen on the canvas at a point of the window, wired if a wire waits for it; it gets the keyboard. */
export async function placeItem(adds: PaletteItem['adds'], client?: Point, from?: WireStart): Promise<void> {
  const at = client === undefined ? placeBeside() : canvasPoint(client)
  const { enterNode, focusNode, announce } = useViewStore.getState()
  const place = (node: Omit<PlacedNode, 'at' | 'from'>): void => {
    const nodeId = placeNode({ ...node, at, ...(from ? { from } : {}) })
    if (client === undefined) focusNode(nodeId)
    else enterNode(nodeId)
  }
  if ('type' in adds) return place({ type: adds.type })
  const caller = registry.definitions.find((definition) => definition.modelReference !== undefined)
  if (!caller) return
  try {
    const found = await findModel(adds.model)
    place({ type: caller.type, params: { model: found.reference }, before: [found.edit] })
    announce(`Added ${found.name}.`)
  } catch (error) {
    tellFailure('add the model', error)
  }
}
