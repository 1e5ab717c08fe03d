import type { Point } from '@weft/workflow'
import { canvasPoint } from '../canvas/canvas-point.ts'
import { type PlacedNode, placeNode } from '../canvas/place-node.ts'
import { findModel, tellFailure } from '../state/actions.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { registry } from '../state/registry.ts'
import { useViewStore, type WireStart } from '../state/view-store.ts'
import type { PaletteItem } from './palette-item.ts'

/** From one card to the one beside it, and to the one below, in canvas pixels. */
const beside = { x: 400, y: 280 } as const

/** Where a node goes that nobody pointed a place for: right of the selected one, below what stands there. */
function placeBeside(): Point {
  const { document } = useDocumentStore.getState()
  const last = document.layout.nodes[useViewStore.getState().selection[0] ?? '']
  if (last === undefined) return canvasPoint()
  const taken = Object.values(document.layout.nodes)
  const place = { x: last.x + beside.x, y: last.y }
  while (
    taken.some(({ x, y }) => Math.abs(x - place.x) < beside.x / 2 && Math.abs(y - place.y) < beside.y / 2)
  )
    place.y += beside.y
  return place
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
