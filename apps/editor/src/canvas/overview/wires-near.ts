import type { GraphScene, SceneWire } from './graph-scene.ts'
import { type Area, touches } from './place-grid.ts'
import { curveReach } from './wire-curve.ts'

/** The share of an area's sides by which more is kept around it. */
const margin = 0.5

/**
 * Finds the wires that may cross an area, frame after frame: those of a larger one are kept, so that looking through all
 * wires of the scene is not done again until the view has left it. Gives some more than cross the area, in the scene's
 * order.
 */
export function createWiresNear(): (scene: GraphScene, area: Area) => readonly SceneWire[] {
  let kept:
    | { readonly scene: GraphScene; readonly around: Area; readonly wires: readonly SceneWire[] }
    | undefined
  return (scene, area) => {
    if (kept?.scene === scene && holds(kept.around, area)) return kept.wires
    const around = grow(area)
    const reached = curveReach(around)
    kept = { scene, around, wires: scene.wires.filter((wire) => touches(wire, reached)) }
    return kept.wires
  }
}

function grow({ x, y, width, height }: Area): Area {
  const [wide, high] = [width * margin, height * margin]
  return { x: x - wide, y: y - high, width: width + 2 * wide, height: height + 2 * high }
}

function holds(outer: Area, inner: Area): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}
