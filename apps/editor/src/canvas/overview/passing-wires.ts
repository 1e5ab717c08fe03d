import type { GraphScene, SceneWire } from './graph-scene.ts'
import { type Area, touches } from './place-grid.ts'
import { curveReach } from './wire-curve.ts'

/**
 * The wires that cross a view, or what lies half a view beside it, although neither end is a card: React Flow draws a
 * wire with the cards that it connects. Pure.
 *
 * @param before what was found last; given back when it is still the same
 */
export function passingWires(
  scene: GraphScene,
  view: Area,
  shown: ReadonlySet<string>,
  before: readonly SceneWire[],
): readonly SceneWire[] {
  const around = curveReach({
    x: view.x - view.width / 2,
    y: view.y - view.height / 2,
    width: view.width * 2,
    height: view.height * 2,
  })
  const found = scene.wires.filter(
    (wire) => !shown.has(wire.from) && !shown.has(wire.to) && touches(wire, around),
  )
  return found.length === before.length && found.every((wire, index) => wire === before[index])
    ? before
    : found
}
