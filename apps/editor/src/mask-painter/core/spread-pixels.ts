import type { PixelSize } from './pixel-area.ts'

/**
 * What is within so many pixels of a set, in a straight line: 255 up to the radius, falling to 0 one pixel further.
 * The distance is exact (Meijster, Roerdink and Hesselink, 2000), and the time does not depend on the radius.
 *
 * @param isIn 1 for each pixel of the set, else 0, row by row
 */
export function spreadPixels(
  isIn: Uint8Array,
  { width, height }: PixelSize,
  radius: number,
): Uint8Array<ArrayBuffer> {
  const far = Math.ceil(radius) + 2
  const upright = uprightDistances(isIn, { width, height }, far)
  const spread = new Uint8Array(isIn.length)
  const nearest = new Int32Array(width)
  const begins = new Int32Array(width)
  for (let y = 0; y < height; y++) {
    const row = upright.subarray(y * width, (y + 1) * width)
    if (row.every((distance) => distance === far)) continue
    const squared = (x: number, from: number) => (x - from) ** 2 + (row[from] ?? far) ** 2
    let last = 0
    nearest[0] = 0
    begins[0] = 0
    for (let x = 1; x < width; x++) {
      while (last >= 0 && squared(begins[last] ?? 0, nearest[last] ?? 0) > squared(begins[last] ?? 0, x))
        last--
      if (last < 0) {
        last = 0
        nearest[0] = x
        continue
      }
      const from = nearest[last] ?? 0
      const ahead = x * x - from * from + (row[x] ?? far) ** 2 - (row[from] ?? far) ** 2
      const begin = 1 + Math.floor(ahead / (2 * (x - from)))
      if (begin >= width) continue
      last++
      nearest[last] = x
      begins[last] = begin
    }
    for (let x = width - 1; x >= 0; x--) {
      const beyond = Math.sqrt(squared(x, nearest[last] ?? 0)) - radius
      spread[y * width + x] = beyond <= 0 ? 255 : beyond >= 1 ? 0 : Math.round(255 * (1 - beyond))
      if (x === begins[last]) last--
    }
  }
  return spread
}

/** The distance of each pixel to the next of the set straight above or below; `far` for that and everything further. */
function uprightDistances(isIn: Uint8Array, { width, height }: PixelSize, far: number): Uint16Array {
  const distances = new Uint16Array(isIn.length)
  for (let at = 0; at < isIn.length; at++) {
    const above = at < width ? far : (distances[at - width] ?? far)
    distances[at] = isIn[at] === 1 ? 0 : Math.min(far, above + 1)
  }
  for (let at = width * (height - 1) - 1; at >= 0; at--)
    distances[at] = Math.min(distances[at] ?? far, (distances[at + width] ?? far) + 1)
  return distances
}
