import type { Point } from '@weft/workflow'
import type { Area } from './arrange/area.ts'

/** Pixels from one place that is tried to the next, and how many rings of places around the wished one are tried. */
const search = { step: 48, rings: 40 } as const

/** Room that a new card is given, with some air around it, in pixels. */
const room = { width: 300, height: 260, air: 24 } as const

/** The free place for a new card that is nearest to the wished one, below or right of it rather than above or left. */
export function freePlace(taken: readonly Area[], wished: Point): Point {
  for (let ring = 0; ring <= search.rings; ring += 1)
    for (const [right, down] of placesOfRing(ring)) {
      const place = { x: wished.x + right * search.step, y: wished.y + down * search.step }
      if (!taken.some((area) => overlaps(area, place))) return place
    }
  return wished
}

function placesOfRing(ring: number): readonly (readonly [number, number])[] {
  if (ring === 0) return [[0, 0]]
  const along = Array.from({ length: ring * 2 + 1 }, (_, index) => index - ring)
  const all = along.flatMap(
    (at) =>
      [
        [ring, at],
        [at, ring],
        [-ring, at],
        [at, -ring],
      ] as const,
  )
  const badness = ([right, down]: readonly [number, number]) =>
    Math.hypot(right, down) + (right < 0 ? 0.5 : 0) + (down < 0 ? 0.5 : 0)
  return all.toSorted((a, b) => badness(a) - badness(b))
}

function overlaps(area: Area, { x, y }: Point): boolean {
  return (
    x < area.x + area.width + room.air &&
    area.x < x + room.width + room.air &&
    y < area.y + area.height + room.air &&
    area.y < y + room.height + room.air
  )
}
