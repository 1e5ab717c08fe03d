import type { PortKind } from '@weft/ports'
import type { GraphScene, SceneWire } from './graph-scene.ts'
import { type Area, touches } from './place-grid.ts'
import { curveReach, traceWire } from './wire-curve.ts'

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

/** Wires as the data of one SVG path for each kind. */
export function wirePaths(wires: readonly SceneWire[]): ReadonlyMap<PortKind, string> {
  return new Map([...Map.groupBy(wires, ({ kind }) => kind)].map(([kind, all]) => [kind, pathOf(all)]))
}

function pathOf(wires: readonly SceneWire[]): string {
  const parts: string[] = []
  const add = (letter: string, numbers: readonly number[]) =>
    parts.push(letter + numbers.map((number) => Math.round(number * 10) / 10).join(' '))
  const path = {
    moveTo: (...to: readonly number[]) => void add('M', to),
    bezierCurveTo: (...points: readonly number[]) => void add('C', points),
  }
  for (const wire of wires) traceWire(path, wire)
  return parts.join('')
}
