import { cutPainted, type MaskCutting } from './cut-painted.ts'
import type { PixelSize } from './pixel-area.ts'

/**
 * The mask with soft edges: three box blurs, close to a Gaussian. No pixel further than the amount from an edge
 * changes, and the picture's own border stays as it is painted. Gives the part that may differ; nothing for an empty
 * mask.
 *
 * @param amount whole pixels
 */
export function featherMask(values: Uint8Array, size: PixelSize, amount: number): MaskCutting | undefined {
  const cut = cutPainted(values, size, amount)
  if (cut === undefined) return undefined
  const { area } = cut
  const across = { width: area.right - area.left, height: area.bottom - area.top }
  const radii = [amount - 2 * Math.floor(amount / 3), Math.floor(amount / 3), Math.floor(amount / 3)]
  let pixels = cut.pixels
  for (const radius of radii)
    if (radius > 0) pixels = blurDown(blurAcross(pixels, across, radius), across, radius)
  return { area, pixels }
}

/** Each pixel the mean of those up to a radius left and right of it; beyond the border the last pixel goes on. */
function blurAcross(pixels: Uint8Array, { width, height }: PixelSize, radius: number): Uint8Array {
  const blurred = new Uint8Array(pixels.length)
  const count = 2 * radius + 1
  for (let y = 0; y < height; y++) {
    const row = pixels.subarray(y * width, (y + 1) * width)
    const at = (x: number) => row[x < 0 ? 0 : x >= width ? width - 1 : x] ?? 0
    let sum = 0
    for (let x = -radius; x <= radius; x++) sum += at(x)
    for (let x = 0; x < width; x++) {
      blurred[y * width + x] = Math.round(sum / count)
      sum += at(x + radius + 1) - at(x - radius)
    }
  }
  return blurred
}

/** The same up and down. A sum per column, row by row: reading column by column would miss the cache at every pixel. */
function blurDown(pixels: Uint8Array, { width, height }: PixelSize, radius: number): Uint8Array {
  const blurred = new Uint8Array(pixels.length)
  const count = 2 * radius + 1
  const sums = new Uint32Array(width)
  const rowAt = (y: number) => (y < 0 ? 0 : y >= height ? height - 1 : y) * width
  for (let y = -radius; y <= radius; y++)
    for (let x = 0, row = rowAt(y); x < width; x++) sums[x] = (sums[x] ?? 0) + (pixels[row + x] ?? 0)
  for (let y = 0; y < height; y++) {
    const next = rowAt(y + radius + 1)
    const gone = rowAt(y - radius)
    for (let x = 0; x < width; x++) {
      const sum = sums[x] ?? 0
      blurred[y * width + x] = Math.round(sum / count)
      sums[x] = sum + (pixels[next + x] ?? 0) - (pixels[gone + x] ?? 0)
    }
  }
  return blurred
}
