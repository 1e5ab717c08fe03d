import type { Point } from '@weft/workflow'
import type { GraphScene, SceneWire } from './graph-scene.ts'
import { touches } from './place-grid.ts'
import { curveReach, distanceToWire } from './wire-curve.ts'

/** The wire nearest to a point, if one is within `reach`; both in pixels at zoom 1. `isPainted` leaves some out. */
export function wireAt(
  scene: GraphScene,
  point: Point,
  { reach, isPainted }: { readonly reach: number; readonly isPainted: (wire: SceneWire) => boolean },
): SceneWire | undefined {
  const around = curveReach({ x: point.x - reach, y: point.y - reach, width: 2 * reach, height: 2 * reach })
  let nearest: SceneWire | undefined
  let distance = reach
  for (const wire of scene.wires) {
    if (!touches(wire, around) || !isPainted(wire)) continue
    const found = distanceToWire(wire, point)
    if (found > distance) continue
    nearest = wire
    distance = found
  }
  return nearest
}
