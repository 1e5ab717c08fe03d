import { coverSegment, type Dab } from './cover-segment.ts'
import type { MaskSheet, Paint } from './mask-sheet.ts'
import type { PixelArea, PixelPoint } from './pixel-area.ts'
import { uniteAreas } from './unite-areas.ts'

/** A place that a pen passes. */
export interface PenPoint extends PixelPoint {
  /** How hard the pen is pressed, 0 to 1; 1 for a mouse and a finger. */
  readonly pressure: number
}

/** How a brush paints. */
export interface Brush {
  /** Diameter in the picture's pixels. */
  readonly size: number
  /** 0 (soft) to 1 (hard). */
  readonly hardness: number
  /** Whether the pressure of a pen narrows it. */
  readonly usesPressure: boolean
}

/** A stroke under way. */
export interface BrushStroke {
  /** Draws on to a point. Gives the area to be drawn again. */
  readonly moveTo: (point: PenPoint) => PixelArea | undefined
}

/** The least part of its size that a pen without pressure paints with. */
const lightest = 0.1

/** Begins a stroke on a sheet; it ends with the sheet's `commit` or `cancel`. The first `moveTo` sets the brush down. */
export function startStroke(sheet: MaskSheet, brush: Brush, paint: Paint): BrushStroke {
  sheet.begin(paint)
  let last: Dab | undefined
  const cover = (from: Dab, to: Dab) => {
    const area = coverSegment(sheet.coverage, sheet, { from, to, hardness: brush.hardness })
    if (area) sheet.lay(area)
    return area
  }
  return {
    moveTo({ x, y, pressure }) {
      const pressed = brush.usesPressure ? lightest + (1 - lightest) * pressure : 1
      const to = { x, y, radius: (brush.size / 2) * pressed }
      const from = last ?? to
      last = to
      const length = Math.hypot(to.x - from.x, to.y - from.y)
      // The box around a long slanted line is nearly all empty: short pieces keep the work to what is painted.
      const pieces = Math.max(1, Math.ceil(length / Math.max(64, to.radius)))
      let area: PixelArea | undefined
      for (let piece = 0; piece < pieces; piece++)
        area = uniteAreas(
          area,
          cover(between(from, to, piece / pieces), between(from, to, (piece + 1) / pieces)),
        )
      return area
    },
  }
}

function between(from: Dab, to: Dab, part: number): Dab {
  return {
    x: from.x + (to.x - from.x) * part,
    y: from.y + (to.y - from.y) * part,
    radius: from.radius + (to.radius - from.radius) * part,
  }
}
