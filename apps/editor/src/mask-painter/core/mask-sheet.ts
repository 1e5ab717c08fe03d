import type { PixelArea, PixelSize } from './pixel-area.ts'
import { createTileHistory, type TileHistory } from './tile-history.ts'

/** What a gesture does to the pixels that it covers. */
export interface Paint {
  /** What covered pixels become: 255 is repainted, 0 is kept. */
  readonly value: 0 | 255
  /** How much of it, 0 to 1; the whole gesture never lays more, however often it passes a pixel. */
  readonly opacity: number
}

/** A mask of one byte a pixel, with its history. Changes happen between `begin` and `commit` or `cancel`. */
export interface MaskSheet extends PixelSize {
  /** The mask, row by row: 255 is repainted, 0 is kept. */
  readonly values: Uint8Array
  /** How much the gesture under way covers each pixel, 0 to 255; written by the `cover…` functions. */
  readonly coverage: Uint8Array
  readonly begin: (paint: Paint) => void
  /** Takes what was covered in an area into the mask. */
  readonly lay: (area: PixelArea) => void
  /** Replaces the pixels of an area; `next` holds its rows one after the other. */
  readonly put: (area: PixelArea, next: Uint8Array) => void
  readonly commit: () => PixelArea | undefined
  readonly cancel: () => PixelArea | undefined
  readonly history: Pick<TileHistory, 'undo' | 'redo' | 'undoCount' | 'redoCount' | 'hasForgotten' | 'bytes'>
}

/** Memory that undoing may take: eight changes of every pixel at 4096 × 4096, thousands of strokes. */
const mostHistoryBytes = 128 * 1024 * 1024

/**
 * A mask to paint on.
 *
 * @param values what it begins with, row by row; it is used and changed, not copied. Missing: nothing is painted.
 */
export function createMaskSheet(
  { width, height }: PixelSize,
  values = new Uint8Array(width * height),
  mostBytes = mostHistoryBytes,
): MaskSheet {
  const coverage = new Uint8Array(values.length)
  const history = createTileHistory(values, { width, height }, mostBytes)
  const { before } = history
  const strength = new Uint8Array(256)
  let target = 255
  const clearCoverage = () => {
    for (const { left, top, right, bottom } of history.touched())
      for (let y = top; y < bottom; y++) coverage.fill(0, y * width + left, y * width + right)
  }
  return {
    width,
    height,
    values,
    coverage,
    history,
    begin({ value, opacity }) {
      target = value
      for (let covered = 0; covered < 256; covered++) strength[covered] = Math.round(covered * opacity)
    },
    lay(area) {
      history.remember(area)
      for (let y = area.top; y < area.bottom; y++)
        for (let at = y * width + area.left, end = y * width + area.right; at < end; at++) {
          const much = strength[coverage[at] ?? 0] ?? 0
          if (much === 0 || values[at] === target) continue
          const was = before[at] ?? 0
          values[at] = was + Math.round(((target - was) * much) / 255)
        }
    },
    put(area, next) {
      history.remember(area)
      const across = area.right - area.left
      for (let y = area.top; y < area.bottom; y++) {
        const row = (y - area.top) * across
        values.set(next.subarray(row, row + across), y * width + area.left)
      }
    },
    commit() {
      clearCoverage()
      return history.commit()
    },
    cancel() {
      clearCoverage()
      return history.cancel()
    },
  }
}
