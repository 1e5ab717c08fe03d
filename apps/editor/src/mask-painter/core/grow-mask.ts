import { cutPainted, type MaskCutting } from './cut-painted.ts'
import type { PixelSize } from './pixel-area.ts'
import { spreadPixels } from './spread-pixels.ts'

/**
 * The mask made larger by so many pixels on every side. What is at least half painted grows; nothing gets less.
 * Gives the part that may differ; nothing for an empty mask.
 */
export function growMask(values: Uint8Array, size: PixelSize, amount: number): MaskCutting | undefined {
  const cut = cutPainted(values, size, Math.ceil(amount) + 1)
  if (cut === undefined) return undefined
  const { area, pixels } = cut
  const across = { width: area.right - area.left, height: area.bottom - area.top }
  const grown = spreadPixels(
    pixels.map((value) => (value >= 128 ? 1 : 0)),
    across,
    amount,
  )
  for (let at = 0; at < grown.length; at++) grown[at] = Math.max(grown[at] ?? 0, pixels[at] ?? 0)
  return { area, pixels: grown }
}
