import { cutPainted, type MaskCutting } from './cut-painted.ts'
import type { PixelSize } from './pixel-area.ts'
import { spreadPixels } from './spread-pixels.ts'

/**
 * The mask made smaller by so many pixels on every side. What is less than half painted grows into it; nothing gets
 * more, and the picture's own border takes nothing away. Gives the part that may differ; nothing for an empty mask.
 */
export function shrinkMask(values: Uint8Array, size: PixelSize, amount: number): MaskCutting | undefined {
  const cut = cutPainted(values, size, 1)
  if (cut === undefined) return undefined
  const { area, pixels } = cut
  const across = { width: area.right - area.left, height: area.bottom - area.top }
  const left = spreadPixels(
    pixels.map((value) => (value >= 128 ? 0 : 1)),
    across,
    amount,
  )
  for (let at = 0; at < left.length; at++) left[at] = Math.min(255 - (left[at] ?? 0), pixels[at] ?? 0)
  return { area, pixels: left }
}
