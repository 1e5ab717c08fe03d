import type { Point } from '@weft/workflow'
import { getBezierPath, Position } from '@xyflow/react'

/** How far a wire leaves its ends before it turns, as a share of React Flow's own. */
const curvature = 0.35

/** The SVG path of a wire from an output to an input, through points where it has some. Canvas pixels. */
export function reroutePath(start: Point, points: readonly Point[], end: Point): string {
  const stops = [start, ...points, end]
  return stops
    .slice(1)
    .map((stop, index) => {
      const before = stops[index] ?? start
      const [path] = getBezierPath({
        sourceX: before.x,
        sourceY: before.y,
        sourcePosition: Position.Right,
        targetX: stop.x,
        targetY: stop.y,
        targetPosition: Position.Left,
        curvature,
      })
      return index === 0 ? path : path.replace(/^M\S+ ?/, ' ')
    })
    .join('')
}

/** Between which two of some stops a point lies: the index of the later one of the nearest pair. */
export function nearestGap(stops: readonly Point[], at: Point): number {
  let nearest = 1
  let least = Infinity
  for (const [index, stop] of stops.entries()) {
    const before = stops[index - 1]
    if (!before) continue
    const distance = distanceToLine(before, stop, at)
    if (distance >= least) continue
    least = distance
    nearest = index
  }
  return nearest - 1
}

function distanceToLine(from: Point, to: Point, at: Point): number {
  const [x, y] = [to.x - from.x, to.y - from.y]
  const length = x * x + y * y
  const share = length === 0 ? 0 : ((at.x - from.x) * x + (at.y - from.y) * y) / length
  const along = Math.min(1, Math.max(0, share))
  return Math.hypot(from.x + along * x - at.x, from.y + along * y - at.y)
}
