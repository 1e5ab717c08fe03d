import type { PainterView } from './painter-view.ts'
import type { PixelArea, PixelSize } from './pixel-area.ts'

/** A mask as it is seen. */
export interface MaskLook {
  /** The mask, row by row, and its size. */
  readonly mask: PixelSize & { readonly values: Uint8Array }
  readonly view: PainterView
  /** The colour of each value of the mask, as four bytes of a canvas. */
  readonly colours: Uint32Array
}

/**
 * Draws a part of the stage: each of its pixels in the colour of the mask there. Small pixels of the mask are averaged
 * over a few samples; large ones are shown as they are. The work is that of the part and not of the mask.
 *
 * @param area the part, in the stage's pixels
 * @param to its pixels, row by row
 */
export function renderMask({ mask, view, colours }: MaskLook, area: PixelArea, to: Uint32Array): void {
  const samples = view.zoom >= 1 ? 1 : view.zoom > 0.4 ? 2 : 3
  const columns = samplePlaces(area.left, area.right, {
    start: view.x,
    zoom: view.zoom,
    samples,
    end: mask.width,
  })
  const rows = samplePlaces(area.top, area.bottom, {
    start: view.y,
    zoom: view.zoom,
    samples,
    end: mask.height,
  })
  const share = 1 / (samples * samples)
  const across = area.right - area.left
  if (samples === 1) {
    drawPixels()
    return
  }
  for (let y = 0; y < area.bottom - area.top; y++)
    for (let x = 0; x < across; x++) {
      let sum = 0
      for (let down = 0; down < samples; down++) {
        const row = rows[y * samples + down] ?? -1
        if (row < 0) continue
        for (let right = 0; right < samples; right++) {
          const column = columns[x * samples + right] ?? -1
          if (column >= 0) sum += mask.values[row * mask.width + column] ?? 0
        }
      }
      to[y * across + x] = colours[Math.round(sum * share)] ?? 0
    }

  /** The same for pixels of the mask that are not made smaller: each is read once. */
  function drawPixels(): void {
    for (let y = 0; y < area.bottom - area.top; y++) {
      const row = rows[y] ?? -1
      const start = row * mask.width
      for (let x = 0; x < across; x++) {
        const column = columns[x] ?? -1
        const value = row < 0 || column < 0 ? 0 : (mask.values[start + column] ?? 0)
        to[y * across + x] = colours[value] ?? 0
      }
    }
  }
}

/** The pixel of the mask that each sample falls into; -1 outside. */
function samplePlaces(
  from: number,
  to: number,
  way: { readonly start: number; readonly zoom: number; readonly samples: number; readonly end: number },
): Int32Array {
  return Int32Array.from({ length: (to - from) * way.samples }, (_, index) => {
    const place = Math.floor((from + (index + 0.5) / way.samples - way.start) / way.zoom)
    return place >= 0 && place < way.end ? place : -1
  })
}
