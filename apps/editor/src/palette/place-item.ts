import type { Point } from '@weft/workflow'
import { canvasPoint } from '../canvas/canvas-point.ts'
import { placeNode } from '../canvas/place-node.ts'
import { findModel, tellFailure } from '../state/actions.ts'
import { registry } from '../state/registry.ts'
import { useViewStore, type WireStart } from '../state/view-store.ts'
import type { PaletteItem } from './palette-item.ts'

/** Puts what was chosen on the canvas at a point of the window, wired if a wire waits for it. */
export async function placeItem(adds: PaletteItem['adds'], client?: Point, from?: WireStart): Promise<void> {
  const at = canvasPoint(client)
  const wire = from ? { from } : {}
  if ('type' in adds) {
    placeNode({ type: adds.type, at, ...wire })
    return
  }
  const caller = registry.definitions.find((definition) => definition.modelReference !== undefined)
  if (!caller) return
  try {
    const found = await findModel(adds.model)
    placeNode({ type: caller.type, at, params: { model: found.reference }, before: [found.edit], ...wire })
    useViewStore.getState().announce(`Added ${found.name}.`)
  } catch (error) {
    tellFailure('add the model', error)
  }
}
