import type { Scene } from '../scene.ts'
import { setFromRamp } from '../set-pixel.ts'
import { smoothStep } from '../smooth-step.ts'

/** Folds of cloth under one light: what any prompt gets that names no place. */
export function paintSilk({ canvas, palette, noise, random, phase }: Scene): void {
  const { width, height } = canvas
  const unit = 1 / Math.min(width, height)
  const angle = random() * Math.PI
  const [turnX, turnY] = [Math.cos(angle), Math.sin(angle)]
  const [offsetX, offsetY] = [random() * 90, random() * 90]
  const folds = 1.7 + random() * 1.5
  const bend = 1.1 + random() * 0.7
  const heights = new Float32Array(width * height)
  const tones = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = (x - width / 2) * unit
      const v = (y - height / 2) * unit
      const warpX = noise.fractal(u * 1.15 + offsetX, v * 1.15 + offsetY, 2)
      const warpY = noise.fractal(u * 1.15 + offsetY + 31, v * 1.15 - offsetX, 2)
      const fine = noise.at(u * 2.1 + warpX * 2.2 + phase, v * 2.1 + warpY * 2.2)
      const along = (u * turnX + v * turnY) * folds + warpX * bend + fine * 0.2
      const index = y * width + x
      heights[index] =
        Math.sin(along * 6.2832) * 0.5 + Math.sin(along * 14.1 + warpY * 4) * 0.16 + fine * 0.12
      tones[index] = 0.46 + warpY * 0.42 + Math.sin(along * 3.1 + 1) * 0.14
    }
  }
  const slope = Math.min(width, height) * 0.055
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = y * width + x
      const here = heights[index] ?? 0
      const right = heights[x + 1 < width ? index + 1 : index] ?? here
      const below = heights[y + 1 < height ? index + width : index] ?? here
      const nx = (here - right) * slope
      const ny = (here - below) * slope
      const length = Math.sqrt(nx * nx + ny * ny + 1)
      const diffuse = Math.max(0, (nx * -0.52 + ny * -0.6 + 0.6) / length)
      const sheen = Math.max(0, (nx * -0.34 + ny * -0.42 + 0.84) / length) ** 22
      const hollow = smoothStep(-0.75, 0.35, here)
      const tone = (tones[index] ?? 0) * 0.8 + diffuse * 0.2 + sheen * 0.16
      setFromRamp(
        canvas,
        index,
        palette.ramp,
        tone * (0.45 + 0.55 * hollow),
        0.42 + diffuse * 1.05 + sheen * 0.6,
      )
    }
  }
}
