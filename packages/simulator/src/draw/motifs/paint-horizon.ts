import type { Scene } from '../scene.ts'
import { addLight, coverPixel, setFromRamp } from '../set-pixel.ts'
import { smoothStep } from '../smooth-step.ts'

/** A sky with a low sun, over water or over ridges that fade into the distance. */
export function paintHorizon(scene: Scene): void {
  const { canvas, random, words } = scene
  const { width, height } = canvas
  const wet = ['ocean', 'sea', 'lake', 'river', 'water', 'beach', 'coast'].some((word) => words.has(word))
  const horizon = height * (wet ? 0.52 + random() * 0.12 : 0.6 + random() * 0.1)
  const sun = {
    x: width * (0.28 + random() * 0.44),
    y: horizon - Math.min(width, height) * (0.05 + random() * 0.14),
    radius: Math.min(width, height) * (0.045 + random() * 0.035),
  }
  paintSky(scene, horizon, sun)
  if (wet) paintWater(scene, horizon, sun)
  paintRidges(scene, horizon, wet ? 2 : 5, sun)
}

type Sun = { readonly x: number; readonly y: number; readonly radius: number }

function paintSky({ canvas, palette, noise, phase }: Scene, horizon: number, sun: Sun): void {
  const { width, height } = canvas
  const unit = 1 / Math.min(width, height)
  for (let y = 0; y < height; y++) {
    const fall = Math.min(1, y / horizon)
    for (let x = 0; x < width; x++) {
      const u = x * unit
      const v = y * unit
      const drift = noise.at(u * 1.3, v * 2.4 + 7)
      const cloud = noise.fractal(u * 1.7 + drift * 0.7, v * 6.2 + drift * 1.2 + phase * 0.4, 4)
      const sideways = x - sun.x
      const upwards = y - sun.y
      // Square roots by hand: `Math.hypot` guards against overflow, at several times the cost.
      const away = Math.sqrt(sideways * sideways * 0.64 + upwards * upwards) * unit
      const fromSun = Math.sqrt(sideways * sideways + upwards * upwards)
      const glow = Math.exp(-away * 3.4)
      const bank = smoothStep(0.02, 0.55, cloud) * smoothStep(0, 0.35, fall + 0.15)
      const tone = 0.14 + 0.42 * fall ** 1.7 + glow * 0.42
      const index = y * width + x
      setFromRamp(canvas, index, palette.ramp, tone - bank * (0.16 - glow * 0.34), 0.9 + glow * 0.5)
      addLight(canvas, index, palette.light, smoothStep(sun.radius * 1.06, sun.radius * 0.94, fromSun) * 1.1)
      if (away < 0.6) addLight(canvas, index, palette.accent, glow ** 2.65 * 0.5)
    }
  }
}

function paintWater({ canvas, palette, noise, phase }: Scene, horizon: number, sun: Sun): void {
  const { width, height } = canvas
  const unit = 1 / Math.min(width, height)
  for (let y = Math.ceil(horizon); y < height; y++) {
    const depth = (y - horizon) / (height - horizon)
    // Perspective: waves are packed at the horizon and wide at the feet.
    const far = 1 / (depth * 0.9 + 0.05)
    for (let x = 0; x < width; x++) {
      const u = (x - sun.x) * unit
      const swell = noise.fractal(u * far * 0.55 + 3, far * 2.6 + phase * 0.5, 2)
      const ripple = noise.fractal(u * far * 1.6 + swell + 40, far * 9.5 + swell * 1.6, 3)
      const lane = Math.exp(-((u / (0.05 + depth * 0.26)) ** 2) * 0.9)
      const glint = smoothStep(0.08, 0.6, ripple + lane * 0.42 - 0.12) * lane
      const tone = 0.5 - depth * 0.36 + swell * 0.07 + ripple * 0.08 + lane * 0.14
      const index = y * width + x
      setFromRamp(canvas, index, palette.ramp, tone, 0.72)
      addLight(canvas, index, palette.light, glint * (0.75 - depth * 0.35))
      addLight(canvas, index, palette.accent, lane * 0.12)
    }
  }
}

function paintRidges(
  { canvas, palette, noise, random, phase }: Scene,
  horizon: number,
  count: number,
  sun: Sun,
): void {
  const { width, height } = canvas
  const unit = 1 / Math.min(width, height)
  const low = count < 3
  for (let layer = 0; layer < count; layer++) {
    const near = (layer + 1) / count
    const offset = random() * 200
    const base = low ? horizon - layer * 0.004 * height : horizon + (near - 0.35) * (height - horizon) * 0.95
    const tall = (low ? 0.05 - layer * 0.02 : 0.1 + 0.09 * (1 - near)) * Math.min(width, height)
    for (let x = 0; x < width; x++) {
      const rise = noise.fractal(x * unit * (1.3 + near * 1.3) + offset, layer * 9 + phase * 0.05, 5)
      const shore = low ? smoothStep(0.1, 0.55, Math.abs(x - sun.x) / width) : 1
      const crest = base - tall * (0.35 + rise) * shore
      const bottom = low ? Math.ceil(horizon) : height
      for (let y = Math.max(0, Math.floor(crest)); y < bottom; y++) {
        const cover = Math.min(1, y - crest + 0.5)
        const haze = (1 - near) * 0.6 + Math.max(0, (y - crest) * unit) * 0.5
        const warm = Math.exp(-Math.abs(x - sun.x) * unit * 2.6) * 0.14
        const at = Math.floor(Math.min(1, 0.03 + haze * 0.42 + warm * (1 - near * 0.6)) * 1023) * 3
        coverPixel(
          canvas,
          y * width + x,
          [palette.ramp[at] ?? 0, palette.ramp[at + 1] ?? 0, palette.ramp[at + 2] ?? 0],
          cover,
        )
      }
    }
  }
}
