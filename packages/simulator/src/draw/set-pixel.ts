import type { LinearColour } from './oklch-to-linear.ts'
import type { Canvas } from './scene.ts'

/** Sets the pixel with this index to a colour of a palette's ramp (`t` 0..1), times `gain`. */
export function setFromRamp(
  canvas: Canvas,
  index: number,
  ramp: Float32Array,
  t: number,
  gain: number,
): void {
  const at = (t <= 0 ? 0 : t >= 1 ? 1023 : Math.floor(t * 1023)) * 3
  const to = index * 3
  canvas.data[to] = (ramp[at] ?? 0) * gain
  canvas.data[to + 1] = (ramp[at + 1] ?? 0) * gain
  canvas.data[to + 2] = (ramp[at + 2] ?? 0) * gain
}

/** Adds light of a colour to the pixel with this index. */
export function addLight(canvas: Canvas, index: number, colour: LinearColour, amount: number): void {
  const to = index * 3
  canvas.data[to] = (canvas.data[to] ?? 0) + colour[0] * amount
  canvas.data[to + 1] = (canvas.data[to + 1] ?? 0) + colour[1] * amount
  canvas.data[to + 2] = (canvas.data[to + 2] ?? 0) + colour[2] * amount
}

/** Covers the pixel with this index by a colour; `cover` 0..1. */
export function coverPixel(canvas: Canvas, index: number, colour: LinearColour, cover: number): void {
  const to = index * 3
  for (let part = 0; part < 3; part++) {
    const old = canvas.data[to + part] ?? 0
    canvas.data[to + part] = old + ((colour[part] ?? 0) - old) * cover
  }
}
