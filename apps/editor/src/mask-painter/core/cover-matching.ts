import type { PixelMatch } from './match-pixels.ts'
import type { PixelArea, PixelSize } from './pixel-area.ts'

/** Covers every pixel that matches, wherever it lies. Gives their area, if there are any. */
export function coverMatching(
  coverage: Uint8Array,
  { width, height }: PixelSize,
  matches: PixelMatch,
): PixelArea | undefined {
  const box = { left: width, top: height, right: 0, bottom: 0 }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (!matches(y * width + x)) continue
      coverage[y * width + x] = 255
      if (x < box.left) box.left = x
      if (x >= box.right) box.right = x + 1
      if (y < box.top) box.top = y
      box.bottom = y + 1
    }
  return box.right === 0 ? undefined : box
}
