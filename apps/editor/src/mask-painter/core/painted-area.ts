import type { PixelArea, PixelSize } from './pixel-area.ts'

/** The smallest area that holds everything painted; nothing for an empty mask. */
export function paintedArea(values: Uint8Array, { width, height }: PixelSize): PixelArea | undefined {
  const box = { left: width, top: height, right: 0, bottom: 0 }
  for (let y = 0; y < height; y++) {
    const row = values.subarray(y * width, (y + 1) * width)
    const first = row.findIndex((value) => value > 0)
    if (first < 0) continue
    box.left = Math.min(box.left, first)
    box.right = Math.max(box.right, row.findLastIndex((value) => value > 0) + 1)
    box.top = Math.min(box.top, y)
    box.bottom = y + 1
  }
  return box.right === 0 ? undefined : box
}
