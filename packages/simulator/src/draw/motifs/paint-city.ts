import { mirrorGround } from '../mirror-ground.ts'
import { paintGlow } from '../paint-glow.ts'
import type { Scene } from '../scene.ts'
import { addLight, coverPixel, setFromRamp } from '../set-pixel.ts'

/** Towers in haze with lit windows and signs, and a wet street that mirrors them. */
export function paintCity(scene: Scene): void {
  const { canvas, palette, noise, random, phase } = scene
  const { width, height } = canvas
  const street = Math.floor(height * 0.7)
  const unit = 1 / Math.min(width, height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const fog = noise.fractal(x * unit * 1.8, y * unit * 1.8 + phase * 0.2, 3)
      const rise = Math.min(1, y / street)
      setFromRamp(canvas, y * width + x, palette.ramp, 0.06 + rise ** 2 * 0.58 + fog * 0.1, 0.85)
    }
  }
  paintGlow(canvas, {
    x: width * (0.3 + random() * 0.4),
    y: street,
    radius: Math.min(width, height) * 0.42,
    colour: palette.accent,
    strength: 0.35,
  })
  const layers = 4
  for (let layer = 0; layer < layers; layer++) paintTowers(scene, street, (layer + 1) / layers)
  mirrorGround(scene, street, 0.17)
}

function paintTowers(scene: Scene, street: number, near: number): void {
  const { canvas, palette, random } = scene
  const { width, height } = canvas
  const small = Math.min(width, height)
  let x = -random() * 0.1 * width
  while (x < width) {
    const wide = small * (0.045 + random() * 0.075) * (0.7 + near * 0.9)
    const side = Math.abs(x + wide / 2 - width / 2) / (width / 2)
    const tall = street * (0.3 + random() * 0.34 + side * 0.3 * near) * (1.02 - near * 0.12)
    if (random() < 0.86 - near * 0.3) paintTower(scene, { x, wide, top: street - tall, street, near })
    x += wide * (1 + random() * 0.5 * near)
  }
  const haze = paletteAt(palette.ramp, 0.5)
  for (let y = 0; y < street; y++) {
    const cover = (1 - near) * 0.55 * (y / street) ** 2
    for (let column = 0; column < width; column++) coverPixel(canvas, y * width + column, haze, cover)
  }
}

type Tower = {
  readonly x: number
  readonly wide: number
  readonly top: number
  readonly street: number
  readonly near: number
}

function paintTower({ canvas, palette, random }: Scene, { x, wide, top, street, near }: Tower): void {
  const { width } = canvas
  const body = paletteAt(palette.ramp, 0.02 + (1 - near) * 0.2)
  const cell = Math.max(3, Math.round(wide / (9 + Math.floor(random() * 6))))
  const lit = 0.2 + random() * 0.34
  const colours = [palette.light, palette.accent, palette.main]
  const own = colours[Math.floor(random() * 3)] ?? palette.light
  const salt = Math.floor(random() * 9999)
  const [left, right] = [Math.max(0, Math.round(x)), Math.min(width, Math.round(x + wide))]
  for (let y = Math.max(0, Math.round(top)); y < street; y++) {
    for (let column = left; column < right; column++) {
      const index = y * width + column
      coverPixel(canvas, index, body, 0.94)
      const cellX = Math.floor((column - left) / cell)
      const cellY = Math.floor((y - top) / (cell * 1.5))
      const chance =
        ((Math.imul(cellX * 73 + 11, 2654435761) ^ Math.imul(cellY * 151 + salt, 2246822519)) >>> 8) & 1023
      const inX = (column - left) % cell >= 1
      const inY = (y - top) % (cell * 1.5) >= cell * 0.75
      if (inX && inY && chance < lit * 1023)
        addLight(canvas, index, own, (0.1 + (chance % 89) / 130) * (0.25 + near * 0.5))
    }
  }
  if (random() < 0.5) {
    const sign = random() < 0.5 ? palette.accent : palette.main
    const signX = x + wide * (0.15 + random() * 0.7)
    const from = top + (street - top) * (0.12 + random() * 0.3)
    const long = (street - top) * (0.14 + random() * 0.26)
    for (let y = from; y < from + long; y += 2) {
      paintGlow(canvas, { x: signX, y, radius: wide * 0.34, colour: sign, strength: 0.07 })
      paintGlow(canvas, { x: signX, y, radius: Math.max(1.6, wide * 0.04), colour: sign, strength: 0.9 })
    }
  }
}

function paletteAt(ramp: Float32Array, t: number): readonly [number, number, number] {
  const at = Math.floor(t * 1023) * 3
  return [ramp[at] ?? 0, ramp[at + 1] ?? 0, ramp[at + 2] ?? 0]
}
