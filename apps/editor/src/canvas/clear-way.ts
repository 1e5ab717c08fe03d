import type { Point, WorkflowDocument } from '@weft/workflow'

/** Pixels by which something is put aside that would hide what lies there already. */
const aside = 32

/**
 * How far things that are put on the canvas are moved, so that none lies exactly on something else, where nobody would
 * see both.
 *
 * @param places of the things, pixels at zoom 1
 * @param way what they are to be moved by
 */
export function clearWay({ layout }: WorkflowDocument, places: readonly Point[], way: Point): Point {
  const spot = ({ x, y }: Point) => `${Math.round(x)} ${Math.round(y)}`
  const taken = new Set([...Object.values(layout.nodes), ...layout.frames, ...layout.notes].map(spot))
  const isFree = ({ x, y }: Point) =>
    !places.some((place) => taken.has(spot({ x: place.x + x, y: place.y + y })))
  for (let step = 0; step <= taken.size; step += 1) {
    const moved = { x: way.x + step * aside, y: way.y + step * aside }
    if (isFree(moved)) return moved
  }
  return way
}
