/** Whether the pixel at an index, counted row by row, is taken. */
export type PixelMatch = (index: number) => boolean

/**
 * Takes the pixels of a picture whose red, green and blue each differ from those of one pixel by at most a tolerance.
 *
 * @param pixels four bytes a pixel: red, green, blue, alpha
 * @param tolerance 0 (the very same) to 255 (everything)
 */
export function matchColour(pixels: Uint8ClampedArray, index: number, tolerance: number): PixelMatch {
  const red = pixels[index * 4] ?? 0
  const green = pixels[index * 4 + 1] ?? 0
  const blue = pixels[index * 4 + 2] ?? 0
  return (other) =>
    Math.abs((pixels[other * 4] ?? 0) - red) <= tolerance &&
    Math.abs((pixels[other * 4 + 1] ?? 0) - green) <= tolerance &&
    Math.abs((pixels[other * 4 + 2] ?? 0) - blue) <= tolerance
}

/** Takes the pixels of a mask that differ from one of them by at most a tolerance, 0 to 255. */
export function matchValue(values: Uint8Array, index: number, tolerance: number): PixelMatch {
  const value = values[index] ?? 0
  return (other) => Math.abs((values[other] ?? 0) - value) <= tolerance
}
