import type { GreyLevels } from './grey-levels.ts'

/**
 * Each pixel becomes the brightest within so many pixels to each side (a square): white grows, black shrinks.
 * Takes time for the pixels alone, however far it reaches.
 */
export function spreadWhite({ data, width, height }: GreyLevels, reach: number): GreyLevels {
  const across = new Uint8Array(data.length)
  for (let y = 0; y < height; y += 1)
    spreadLine(data, across, { start: y * width, step: 1, length: width, reach })
  const down = new Uint8Array(data.length)
  for (let x = 0; x < width; x += 1)
    spreadLine(across, down, { start: x, step: width, length: height, reach })
  return { data: down, width, height }
}

interface Line {
  readonly start: number
  /** From one pixel of the line to the next. */
  readonly step: number
  readonly length: number
  readonly reach: number
}

/** Keeps the places that can still be the brightest of a window, brightest first, while the window moves. */
function spreadLine(from: Uint8Array, to: Uint8Array, { start, step, length, reach }: Line): void {
  const places = new Int32Array(length)
  let first = 0
  let last = 0
  const levelAt = (place: number) => from[start + place * step] ?? 0
  for (let ahead = 0; ahead < length + reach; ahead += 1) {
    if (ahead < length) {
      while (last > first && levelAt(places[last - 1] ?? 0) <= levelAt(ahead)) last -= 1
      places[last] = ahead
      last += 1
    }
    const at = ahead - reach
    if (at < 0) continue
    if ((places[first] ?? 0) < at - reach) first += 1
    to[start + at * step] = levelAt(places[first] ?? 0)
  }
}
