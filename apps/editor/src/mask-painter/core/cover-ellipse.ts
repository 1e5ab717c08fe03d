import { clipArea } from './clip-area.ts'
import type { PixelArea, PixelPoint, PixelSize } from './pixel-area.ts'

/** Covers the ellipse that fits between two corners, with an edge one pixel wide. Gives its area, if there is any. */
export function coverEllipse(
  coverage: Uint8Array,
  size: PixelSize,
  from: PixelPoint,
  to: PixelPoint,
): PixelArea | undefined {
  const rx = Math.abs(to.x - from.x) / 2
  const ry = Math.abs(to.y - from.y) / 2
  if (rx < 0.5 || ry < 0.5) return undefined
  const cx = (from.x + to.x) / 2
  const cy = (from.y + to.y) / 2
  const area = clipArea(
    { left: cx - rx - 1, top: cy - ry - 1, right: cx + rx + 1, bottom: cy + ry + 1 },
    size,
  )
  if (area === undefined) return undefined
  for (let y = area.top; y < area.bottom; y++) {
    const dy = (y + 0.5 - cy) / ry
    for (let x = area.left; x < area.right; x++) {
      const dx = (x + 0.5 - cx) / rx
      const outside = dx * dx + dy * dy - 1
      // The implicit equation over its slope is the distance to the edge, in pixels, close to the edge.
      const slope = 2 * Math.hypot(dx / rx, dy / ry)
      const covered = slope === 0 ? 255 : Math.round(255 * Math.min(1, Math.max(0, 0.5 - outside / slope)))
      if (covered > 0) coverage[y * size.width + x] = covered
    }
  }
  return area
}
