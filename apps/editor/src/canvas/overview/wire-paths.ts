import type { PortKind } from '@weft/ports'
import type { SceneWire } from './graph-scene.ts'
import { traceWire } from './wire-curve.ts'

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
