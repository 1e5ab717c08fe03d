import { clipArea } from './clip-area.ts'
import type { PixelArea, PixelPoint, PixelSize } from './pixel-area.ts'

/** A round brush set down somewhere. */
export interface Dab extends PixelPoint {
  /** Pixels. */
  readonly radius: number
}

/**
 * Covers what a round brush sweeps on its straight way from one dab to another; both may be the same place.
 * Each pixel keeps the most it was covered with, so passes within a gesture do not add up.
 *
 * @param hardness 0 (soft from the middle on) to 1 (full up to an edge one pixel wide)
 * @returns the area that is covered more than before; nothing when none is
 */
export function coverSegment(
  coverage: Uint8Array,
  size: PixelSize,
  { from, to, hardness }: { readonly from: Dab; readonly to: Dab; readonly hardness: number },
): PixelArea | undefined {
  const reach = Math.max(from.radius, to.radius) + 1
  const area = clipArea(
    {
      left: Math.min(from.x, to.x) - reach,
      top: Math.min(from.y, to.y) - reach,
      right: Math.max(from.x, to.x) + reach,
      bottom: Math.max(from.y, to.y) + reach,
    },
    size,
  )
  if (area === undefined) return undefined
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = dx * dx + dy * dy
  const inverse = length > 0 ? 1 / length : 0
  const widening = to.radius - from.radius
  const softness = 1 - hardness
  const box = { left: area.right, top: area.bottom, right: area.left, bottom: area.top }
  for (let y = area.top; y < area.bottom; y++) {
    const py = y + 0.5 - from.y
    const row = y * size.width
    let first = area.right
    let last = area.left - 1
    for (let x = area.left; x < area.right; x++) {
      // Most of what a wide brush passes is full already: the step before covered it.
      const had = coverage[row + x] ?? 0
      if (had === 255) continue
      const px = x + 0.5 - from.x
      const along = (px * dx + py * dy) * inverse
      const part = Math.min(1, Math.max(0, along))
      const qx = px - part * dx
      const qy = py - part * dy
      const distance = qx * qx + qy * qy
      const radius = from.radius + widening * part
      const edge = radius + 0.5
      if (distance >= edge * edge) continue
      const band = Math.max(1, radius * softness)
      const inner = edge - band
      let covered = 255
      if (inner <= 0 || distance > inner * inner) {
        const inside = Math.min(1, (edge - Math.sqrt(distance)) / band)
        covered = Math.round(255 * inside * inside * (3 - 2 * inside))
      }
      if (covered <= had) continue
      coverage[row + x] = covered
      if (x < first) first = x
      last = x
    }
    if (last < first) continue
    box.left = Math.min(box.left, first)
    box.right = Math.max(box.right, last + 1)
    box.top = Math.min(box.top, y)
    box.bottom = y + 1
  }
  return box.bottom > box.top ? box : undefined
}
