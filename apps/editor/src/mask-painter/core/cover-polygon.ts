import { clipArea } from './clip-area.ts'
import type { PixelArea, PixelPoint, PixelSize } from './pixel-area.ts'

/** Lines of samples in each row of pixels. */
const samples = 4

/** Where an outline crosses a line of samples, and which way. */
interface Crossing {
  readonly x: number
  readonly turn: 1 | -1
}

/**
 * Covers what a closed outline surrounds, wherever it crosses itself too. Gives its area; nothing below three points.
 */
export function coverPolygon(
  coverage: Uint8Array,
  size: PixelSize,
  points: readonly PixelPoint[],
): PixelArea | undefined {
  if (points.length < 3) return undefined
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x)
    box.top = Math.min(box.top, y)
    box.right = Math.max(box.right, x)
    box.bottom = Math.max(box.bottom, y)
  }
  const area = clipArea(box, size)
  if (area === undefined) return undefined
  const row = new Float32Array(size.width)
  for (let y = area.top; y < area.bottom; y++) {
    row.fill(0, area.left, area.right)
    for (let sample = 0; sample < samples; sample++) {
      const crossings = crossingsAt(points, y + (sample + 0.5) / samples)
      let winding = 0
      crossings.forEach((crossing, index) => {
        winding += crossing.turn
        const next = crossings[index + 1]
        if (winding !== 0 && next) addSpan(row, Math.max(area.left, crossing.x), Math.min(area.right, next.x))
      })
    }
    for (let x = area.left; x < area.right; x++)
      coverage[y * size.width + x] = Math.round(Math.min(1, (row[x] ?? 0) / samples) * 255)
  }
  return area
}

function crossingsAt(points: readonly PixelPoint[], y: number): Crossing[] {
  const found: Crossing[] = []
  let from = points.at(-1)
  for (const to of points) {
    if (from && from.y <= y !== to.y <= y)
      found.push({
        x: from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x),
        turn: from.y < to.y ? 1 : -1,
      })
    from = to
  }
  return found.sort((a, b) => a.x - b.x)
}

/** Adds how much of each pixel a span takes. */
function addSpan(row: Float32Array, left: number, right: number): void {
  if (right <= left) return
  const first = Math.floor(left)
  const last = Math.floor(right)
  if (first === last) {
    row[first] = (row[first] ?? 0) + right - left
    return
  }
  row[first] = (row[first] ?? 0) + first + 1 - left
  for (let x = first + 1; x < last; x++) row[x] = (row[x] ?? 0) + 1
  if (last < row.length) row[last] = (row[last] ?? 0) + right - last
}
