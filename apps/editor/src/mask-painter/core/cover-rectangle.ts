import { clipArea } from './clip-area.ts'
import type { PixelArea, PixelPoint, PixelSize } from './pixel-area.ts'

/** Covers the whole pixels between two corners, rounded to the nearest pixel edge. Gives their area, if there is any. */
export function coverRectangle(
  coverage: Uint8Array,
  size: PixelSize,
  from: PixelPoint,
  to: PixelPoint,
): PixelArea | undefined {
  const area = clipArea(
    {
      left: Math.round(Math.min(from.x, to.x)),
      top: Math.round(Math.min(from.y, to.y)),
      right: Math.round(Math.max(from.x, to.x)),
      bottom: Math.round(Math.max(from.y, to.y)),
    },
    size,
  )
  if (area === undefined) return undefined
  for (let y = area.top; y < area.bottom; y++)
    coverage.fill(255, y * size.width + area.left, y * size.width + area.right)
  return area
}
