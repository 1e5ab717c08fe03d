import type { LinearColour } from './oklch-to-linear.ts'
import type { Canvas } from './scene.ts'
import { addLight } from './set-pixel.ts'

/** A soft round light, in pixels. */
export type Glow = {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly colour: LinearColour
  /** Light added at the middle. */
  readonly strength: number
}

/** Adds a round light that fades to nothing at its radius. */
export function paintGlow(canvas: Canvas, { x, y, radius, colour, strength }: Glow): void {
  const top = Math.max(0, Math.ceil(y - radius))
  const bottom = Math.min(canvas.height - 1, Math.floor(y + radius))
  const left = Math.max(0, Math.ceil(x - radius))
  const right = Math.min(canvas.width - 1, Math.floor(x + radius))
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const near = 1 - ((column - x) ** 2 + (row - y) ** 2) / (radius * radius)
      if (near > 0) addLight(canvas, row * canvas.width + column, colour, near * near * strength)
    }
  }
}
