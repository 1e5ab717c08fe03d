import type { Point } from '@weft/workflow'
import type { SceneWire } from './graph-scene.ts'
import type { Area } from './place-grid.ts'

/** The share of React Flow's own curvature that `wire-edge.tsx` asks for. */
const curvature = 0.35

/** Farthest that the control points of a curve lie beyond its ends, in pixels at zoom 1, for all but odd wires. */
const farthest = 400

/** Pixels from an end to its control point, by the rule of React Flow's bezier wires. */
function controlOffset(distance: number): number {
  return distance >= 0 ? 0.5 * distance : curvature * 25 * Math.sqrt(-distance)
}

/** Adds a wire to a path, as the curves that its edge on the canvas has: one from stop to stop. */
export function traceWire(
  path: Pick<CanvasPath, 'moveTo' | 'bezierCurveTo'>,
  { start, stops, end }: SceneWire,
): void {
  path.moveTo(start.x, start.y)
  let from = start
  for (const to of [...stops, end]) {
    const offset = controlOffset(to.x - from.x)
    path.bezierCurveTo(from.x + offset, from.y, to.x - offset, to.y, to.x, to.y)
    from = to
  }
}

/** Adds a wire to a path as straight lines from stop to stop. */
export function traceStraightWire(path: Path2D, { start, stops, end }: SceneWire): void {
  path.moveTo(start.x, start.y)
  for (const stop of stops) path.lineTo(stop.x, stop.y)
  path.lineTo(end.x, end.y)
}

/** An area grown by as much as curves may leave the rectangle of their ends. */
export function curveReach(area: Area): Area {
  return { x: area.x - farthest, y: area.y, width: area.width + 2 * farthest, height: area.height }
}

/** How far a point is from a wire, in pixels at zoom 1. */
export function distanceToWire({ start, stops, end }: SceneWire, point: Point): number {
  const ends = [...stops, end]
  return Math.min(...ends.map((to, index) => distanceToCurve(ends[index - 1] ?? start, to, point)))
}

function distanceToCurve(start: Point, end: Point, point: Point): number {
  const offset = controlOffset(end.x - start.x)
  const pieces = 16
  let nearest = Number.POSITIVE_INFINITY
  let from = start
  for (let piece = 1; piece <= pieces; piece += 1) {
    const t = piece / pieces
    const u = 1 - t
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
    const to = {
      x: a * start.x + b * (start.x + offset) + c * (end.x - offset) + d * end.x,
      y: (a + b) * start.y + (c + d) * end.y,
    }
    nearest = Math.min(nearest, distanceToPiece(from, to, point))
    from = to
  }
  return nearest
}

function distanceToPiece(from: Point, to: Point, point: Point): number {
  const [x, y] = [to.x - from.x, to.y - from.y]
  const length = x * x + y * y
  const along = length === 0 ? 0 : ((point.x - from.x) * x + (point.y - from.y) * y) / length
  const share = Math.min(1, Math.max(0, along))
  return Math.hypot(from.x + share * x - point.x, from.y + share * y - point.y)
}
