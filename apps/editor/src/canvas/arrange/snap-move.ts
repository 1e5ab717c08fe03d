import type { Point } from '@weft/workflow'
import type { Area } from './area.ts'

/** A line that shows what a moved thing is in line with: at `at` of its axis, drawn from one end to the other. */
export interface Guide {
  /** `x` is an upright line. */
  readonly axis: 'x' | 'y'
  readonly at: number
  readonly from: number
  readonly to: number
}

/** What is moved, how far, and among what. Pixels at zoom 1. */
export interface SnapSources {
  /** The rectangle around everything that moves, where it was. */
  readonly moving: Area
  /** How far the pointer went. */
  readonly delta: Point
  readonly others: readonly Area[]
  /** Farthest that a line pulls. */
  readonly tolerance: number
  /** Where the thing that was taken hold of stood: it goes to the grid where no line pulls. */
  readonly anchor: Point
  readonly grid: number
}

/** How far everything moves: in line with a neighbour where one is near, else on the grid, and the lines to show. */
export function snapMove(sources: SnapSources): { readonly delta: Point; readonly guides: readonly Guide[] } {
  const across = snapAxis(sources, 'x', 0)
  const down = snapAxis(sources, 'y', across.delta)
  const again = across.guide ? snapAxis(sources, 'x', down.delta) : across
  return {
    delta: { x: across.delta, y: down.delta },
    guides: [again.guide, down.guide].flatMap((guide) => guide ?? []),
  }
}

/** @param crosswise how far everything moves on the other axis, for the ends of the guide */
function snapAxis(sources: SnapSources, axis: 'x' | 'y', crosswise: number) {
  const { moving, delta, others, tolerance, anchor, grid } = sources
  const mine = linesOf(moving, axis).map((line) => line + delta[axis])
  let pull: number | undefined
  for (const other of others)
    for (const line of linesOf(other, axis))
      for (const own of mine) {
        const distance = line - own
        if (Math.abs(distance) <= Math.min(tolerance, Math.abs(pull ?? Infinity))) pull = distance
      }
  if (pull === undefined) {
    const wanted = anchor[axis] + delta[axis]
    return { delta: Math.round(wanted / grid) * grid - anchor[axis] }
  }
  const moved = delta[axis] + pull
  const touched = linesOf(moving, axis).map((line) => line + moved)
  return { delta: moved, guide: guideFor(touched, sources, axis, crosswise) }
}

/** The line through everything that the moved thing is in line with, by the first of its own lines that has one. */
function guideFor(
  touched: readonly number[],
  { moving, others }: SnapSources,
  axis: 'x' | 'y',
  crosswise: number,
): Guide | undefined {
  const [start, length] = axis === 'x' ? (['y', 'height'] as const) : (['x', 'width'] as const)
  for (const at of touched) {
    const inLine = others.filter((other) => linesOf(other, axis).some((line) => Math.abs(line - at) < 0.5))
    if (inLine.length === 0) continue
    const ends = inLine.flatMap((other) => [other[start], other[start] + other[length]])
    const own = moving[start] + crosswise
    return { axis, at, from: Math.min(own, ...ends), to: Math.max(own + moving[length], ...ends) }
  }
  return undefined
}

function linesOf(area: Area, axis: 'x' | 'y'): readonly [number, number, number] {
  const start = axis === 'x' ? area.x : area.y
  const length = axis === 'x' ? area.width : area.height
  return [start, start + length / 2, start + length]
}
