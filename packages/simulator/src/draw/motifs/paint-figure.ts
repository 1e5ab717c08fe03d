import { mirrorGround } from '../mirror-ground.ts'
import type { LinearColour } from '../oklch-to-linear.ts'
import { paintBokeh } from '../paint-bokeh.ts'
import { paintGlow } from '../paint-glow.ts'
import type { Scene } from '../scene.ts'
import { addLight, coverPixel, setFromRamp } from '../set-pixel.ts'
import { smoothStep } from '../smooth-step.ts'
import { coatDistance, umbrellaDistance } from './figure-outline.ts'

/** Someone in a long coat, seen from behind, walking towards lights out of focus; under an umbrella when it rains. */
export function paintFigure(scene: Scene): void {
  const { canvas, palette, noise, random, phase, words } = scene
  const { width, height } = canvas
  const small = Math.min(width, height)
  const ground = height * (0.8 + random() * 0.04)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const veil = noise.fractal((x / small) * 1.6 + 5, (y / small) * 1.6 + phase * 0.1, 3)
      setFromRamp(
        canvas,
        y * width + x,
        palette.ramp,
        0.1 + veil * 0.12 + Math.min(1, y / ground) ** 2 * 0.24,
        0.9,
      )
    }
  }
  const middle = width * (0.38 + random() * 0.24)
  paintGlow(canvas, {
    x: middle,
    y: ground - small * 0.3,
    radius: small * 0.6,
    colour: palette.ground,
    strength: 0.85,
  })
  paintGlow(canvas, {
    x: middle,
    y: ground - small * 0.36,
    radius: small * 0.34,
    colour: palette.accent,
    strength: 0.3,
  })
  paintBokeh(scene, 46, { top: 0.04, bottom: ground / height - 0.08 })
  const tall = small * (0.56 + random() * 0.08)
  const wet = ['rain', 'rainy', 'storm', 'umbrella', 'monsoon'].some((word) => words.has(word))
  paintPerson(scene, { middle, top: ground - tall * 0.97, tall, lit: random() < 0.5 ? -1 : 1, umbrella: wet })
  mirrorGround(scene, Math.floor(ground), 0.2)
}

type Person = {
  readonly middle: number
  readonly top: number
  readonly tall: number
  readonly lit: number
  readonly umbrella: boolean
}

function paintPerson(
  { canvas, palette, noise, phase }: Scene,
  { middle, top, tall, lit, umbrella }: Person,
): void {
  const { width, height } = canvas
  const dark: LinearColour = [palette.deep[0] * 0.7, palette.deep[1] * 0.7, palette.deep[2] * 0.7]
  const sharp = 1.2 / tall
  for (let y = Math.max(0, Math.floor(top - tall * 0.35)); y < Math.min(height, top + tall); y++) {
    const v = (y - top) / tall
    for (
      let x = Math.max(0, Math.floor(middle - tall * 0.5));
      x < Math.min(width, middle + tall * 0.5);
      x++
    ) {
      const u = (x - middle) / tall
      const index = y * width + x
      const coat = coatDistance(u, v)
      const head = Math.sqrt((u / 0.9) ** 2 + (v - 0.085) ** 2) - 0.056
      const legs = Math.max(
        Math.abs(Math.abs(u) - 0.045) - 0.027 + Math.max(0, v - 0.7) * 0.03,
        0.6 - v,
        v - 0.985,
      )
      const canopy = umbrella ? umbrellaDistance(u, v) : 1
      coverPixel(canvas, index, dark, smoothStep(sharp, -sharp, Math.min(head, legs)))
      const fold = noise.fractal(u * 6 + 20, v * 1.6 + phase * 0.1, 2)
      const pleat = Math.sin((u * (6.2 - v * 2.4) + fold * 0.5) * 6.2832) * smoothStep(0.3, 0.62, v)
      const tone = 0.3 + smoothStep(-0.2, 0.2, u * lit) * 0.42 + pleat * 0.11 + fold * 0.1
      coverPixel(canvas, index, lift(palette.main, dark, tone), smoothStep(sharp, -sharp, coat))
      if (umbrella) {
        const rib = Math.abs(Math.sin(u * 14.5))
        const dome =
          0.34 + smoothStep(-0.4, 0.4, u * lit) * 0.36 + rib * 0.1 - smoothStep(-0.24, 0.05, v) * 0.16
        const pole = Math.max(Math.abs(u - 0.012) - 0.004, -0.3 - v, v - 0.12)
        coverPixel(canvas, index, dark, smoothStep(sharp, -sharp, pole) * 0.9)
        coverPixel(canvas, index, lift(palette.main, dark, dome), smoothStep(sharp, -sharp, canopy))
      }
      const edge = Math.min(coat, canopy)
      const side = 0.12 + smoothStep(-0.06, 0.16, u * lit)
      addLight(
        canvas,
        index,
        palette.light,
        smoothStep(-0.016, -0.002, edge) * smoothStep(0.004, -0.002, edge) * side * 0.4,
      )
    }
  }
}

function lift(colour: LinearColour, dark: LinearColour, tone: number): LinearColour {
  const amount = Math.max(0, Math.min(1, tone)) ** 2 * 2.1
  return [dark[0] + colour[0] * amount, dark[1] + colour[1] * amount, dark[2] + colour[2] * amount]
}
