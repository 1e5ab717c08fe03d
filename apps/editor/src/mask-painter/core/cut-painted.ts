import { clipArea } from './clip-area.ts'
import { paintedArea } from './painted-area.ts'
import type { PixelArea, PixelSize } from './pixel-area.ts'

/** A part of a mask, cut out. */
export interface MaskCutting {
  readonly area: PixelArea
  /** The rows of the area, one after the other. */
  readonly pixels: Uint8Array
}

/** Cuts out everything painted with a margin of so many pixels around; nothing for an empty mask. */
export function cutPainted(values: Uint8Array, size: PixelSize, margin: number): MaskCutting | undefined {
  const painted = paintedArea(values, size)
  if (painted === undefined) return undefined
  const area = clipArea(
    {
      left: painted.left - margin,
      top: painted.top - margin,
      right: painted.right + margin,
      bottom: painted.bottom + margin,
    },
    size,
  )
  if (area === undefined) return undefined
  const width = area.right - area.left
  const pixels = new Uint8Array(width * (area.bottom - area.top))
  for (let y = area.top; y < area.bottom; y++) {
    const start = y * size.width + area.left
    pixels.set(values.subarray(start, start + width), (y - area.top) * width)
  }
  return { area, pixels }
}
