import type { PixelMatch } from './match-pixels.ts'
import type { PixelArea, PixelSize } from './pixel-area.ts'

/**
 * Covers the pixels that match and that are reached from one pixel over matching ones, up, down, left or right.
 *
 * @param coverage must be empty
 * @param start index of the pixel, row by row
 */
export function coverFlood(
  coverage: Uint8Array,
  { width, height }: PixelSize,
  start: number,
  matches: PixelMatch,
): PixelArea | undefined {
  if (!matches(start)) return undefined
  const box = { left: width, top: height, right: 0, bottom: 0 }
  const waiting = [start]
  const isFree = (index: number) => coverage[index] === 0 && matches(index)
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (coverage[at] !== 0) continue
    const y = Math.floor(at / width)
    const row = y * width
    let left = at
    while (left > row && isFree(left - 1)) left--
    let right = at + 1
    while (right < row + width && isFree(right)) right++
    coverage.fill(255, left, right)
    box.left = Math.min(box.left, left - row)
    box.right = Math.max(box.right, right - row)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y + 1)
    for (const step of [-width, width]) {
      if (y === (step < 0 ? 0 : height - 1)) continue
      let wasFree = false
      for (let index = left + step; index < right + step; index++) {
        const free = isFree(index)
        // One pixel of each stretch is enough: the stretch is found from it.
        if (free && !wasFree) waiting.push(index)
        wasFree = free
      }
    }
  }
  return box
}
