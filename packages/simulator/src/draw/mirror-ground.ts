import type { Scene } from './scene.ts'

/** Makes a wet ground of all rows from `street` down: a rippled, drawn-out mirror of what stands above; `gain` is its brightness. */
export function mirrorGround({ canvas, palette, noise, phase }: Scene, street: number, gain: number): void {
  const { width, height, data } = canvas
  const deep = palette.deep
  for (let y = street; y < height; y++) {
    const depth = (y - street) / (height - street)
    for (let x = 0; x < width; x++) {
      const ripple = noise.at(x * 0.02, y * 0.09 + phase) * (2 + depth * 12)
      const fromX = Math.min(width - 1, Math.max(0, Math.round(x + ripple)))
      let red = 0
      let green = 0
      let blue = 0
      for (let tap = 0; tap < 6; tap++) {
        const fromY = Math.max(0, Math.round(street - 1 - (y - street) * (1.05 + tap * 0.2)))
        const from = (fromY * width + fromX) * 3
        red += data[from] ?? 0
        green += data[from + 1] ?? 0
        blue += data[from + 2] ?? 0
      }
      const keep = gain * (1 - depth * 0.45)
      const to = (y * width + x) * 3
      data[to] = deep[0] * 0.5 + red * keep
      data[to + 1] = deep[1] * 0.5 + green * keep
      data[to + 2] = deep[2] * 0.5 + blue * keep
    }
  }
}
