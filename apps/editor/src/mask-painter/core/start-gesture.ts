import { type PenPoint, startStroke } from './brush-stroke.ts'
import { coverEllipse } from './cover-ellipse.ts'
import { coverFlood } from './cover-flood.ts'
import { coverMatching } from './cover-matching.ts'
import { coverPolygon } from './cover-polygon.ts'
import { coverRectangle } from './cover-rectangle.ts'
import type { Gesture } from './gesture.ts'
import type { MaskSheet, Paint } from './mask-sheet.ts'
import { matchColour, matchValue } from './match-pixels.ts'
import type { PaintTool, ToolSettings } from './tool-settings.ts'

/** What is painted on, and how. */
export interface GestureStart {
  readonly sheet: MaskSheet
  /** The picture below, four bytes a pixel; only read by the tools that look at colours. */
  readonly pixels: () => Uint8ClampedArray
  readonly tool: PaintTool
  readonly settings: ToolSettings
  /** Where a straight line begins; missing: the brush follows the pointer. */
  readonly lineFrom?: PenPoint | undefined
}

/** Starts what a tool does between the press and the release. The first `moveTo` is the press itself. */
export function startGesture(start: GestureStart): Gesture {
  const { sheet, tool, settings } = start
  const isTakenAway = tool === 'eraser' || (tool !== 'brush' && settings.removes)
  const paint: Paint = { value: isTakenAway ? 0 : 255, opacity: settings.opacity }
  switch (tool) {
    case 'brush':
    case 'eraser':
      return start.lineFrom ? lineGesture(start, paint, start.lineFrom) : strokeGesture(start, paint)
    case 'rectangle':
    case 'ellipse':
      return shapeGesture(sheet, paint, tool)
    case 'lasso':
      return lassoGesture(sheet, paint)
    case 'bucket':
    case 'colour':
      return fillGesture(start, paint)
  }
}

function strokeGesture({ sheet, settings }: GestureStart, paint: Paint): Gesture {
  const stroke = startStroke(sheet, settings, paint)
  let last: PenPoint | undefined
  let waiting: PenPoint | undefined
  // A wide brush covers nearly the same pixels again a pixel further: such steps wait for the next ones.
  const shortest = Math.max(0.5, settings.size * 0.02)
  return {
    moveTo(point) {
      if (last && Math.hypot(point.x - last.x, point.y - last.y) < shortest) {
        waiting = point
        return undefined
      }
      last = point
      waiting = undefined
      return stroke.moveTo(point)
    },
    end() {
      if (waiting) stroke.moveTo(waiting)
    },
    outline: () => undefined,
  }
}

function lineGesture({ sheet, settings }: GestureStart, paint: Paint, from: PenPoint): Gesture {
  let to = from
  return {
    moveTo(point) {
      to = point
      return undefined
    },
    end() {
      const stroke = startStroke(sheet, settings, paint)
      stroke.moveTo(from)
      stroke.moveTo(to)
    },
    outline: () => ({ kind: 'line', points: [from, to] }),
  }
}

function shapeGesture(sheet: MaskSheet, paint: Paint, kind: 'rectangle' | 'ellipse'): Gesture {
  let from: PenPoint | undefined
  let to: PenPoint | undefined
  return {
    moveTo(point, isEven) {
      from ??= point
      to = isEven ? evenCorner(from, point) : point
      return undefined
    },
    end() {
      if (!from || !to) return
      sheet.begin(paint)
      const cover = kind === 'rectangle' ? coverRectangle : coverEllipse
      const area = cover(sheet.coverage, sheet, from, to)
      if (area) sheet.lay(area)
    },
    outline: () => (from && to ? { kind, points: [from, to] } : undefined),
  }
}

function lassoGesture(sheet: MaskSheet, paint: Paint): Gesture {
  const points: PenPoint[] = []
  return {
    moveTo(point) {
      const last = points.at(-1)
      if (!last || Math.hypot(point.x - last.x, point.y - last.y) >= 1) points.push(point)
      return undefined
    },
    end() {
      sheet.begin(paint)
      const area = coverPolygon(sheet.coverage, sheet, points)
      if (area) sheet.lay(area)
    },
    outline: () => ({ kind: 'lasso', points: [...points] }),
  }
}

/** Fills from where it is pressed; moving on changes nothing. */
function fillGesture({ sheet, pixels, tool, settings }: GestureStart, paint: Paint): Gesture {
  let isDone = false
  return {
    moveTo({ x, y }) {
      const column = Math.floor(x)
      const row = Math.floor(y)
      if (isDone || column < 0 || row < 0 || column >= sheet.width || row >= sheet.height) return undefined
      isDone = true
      sheet.begin(paint)
      const index = row * sheet.width + column
      const matches =
        settings.looksAt === 'picture'
          ? matchColour(pixels(), index, settings.tolerance)
          : matchValue(sheet.values, index, settings.tolerance)
      const area =
        tool === 'bucket'
          ? coverFlood(sheet.coverage, sheet, index, matches)
          : coverMatching(sheet.coverage, sheet, matches)
      if (area) sheet.lay(area)
      return area
    },
    end() {},
    outline: () => undefined,
  }
}

/** The corner that makes the shape as high as it is wide, on the same side as a point. */
function evenCorner(from: PenPoint, to: PenPoint): PenPoint {
  const side = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))
  return {
    ...to,
    x: from.x + (to.x < from.x ? -side : side),
    y: from.y + (to.y < from.y ? -side : side),
  }
}
