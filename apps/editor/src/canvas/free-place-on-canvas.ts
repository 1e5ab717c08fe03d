import type { Point } from '@weft/workflow'
import { areasOnCanvas } from './arrange/areas-on-canvas.ts'
import { parseBoxId } from './boxes/box-id.ts'
import { freePlace } from './free-place.ts'

/** The place nearest to a wished one where a new card covers no other, in canvas pixels. Frames are no hindrance. */
export function freePlaceOnCanvas(wished: Point): Point {
  const cards = [...areasOnCanvas()].filter(([id]) => parseBoxId(id)?.key !== 'frames')
  return freePlace(
    cards.map(([, area]) => area),
    wished,
  )
}
