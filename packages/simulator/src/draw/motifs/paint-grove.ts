import { blurCanvas } from '../blur-canvas.ts'
import { paintBokeh } from '../paint-bokeh.ts'
import type { Scene } from '../scene.ts'
import { coverPixel, setFromRamp } from '../set-pixel.ts'

/** Fronds in depth, seen close: those behind are dim and out of focus, those in front are sharp and lit. */
export function paintGrove(scene: Scene): void {
  const { canvas, palette, noise, random, phase } = scene
  const { width, height } = canvas
  const small = Math.min(width, height)
  const light = { x: width * (0.2 + random() * 0.6), y: height * (0.1 + random() * 0.25) }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const veil = noise.fractal((x / small) * 2.2, (y / small) * 2.2 + phase * 0.2, 3)
      const glow = Math.exp((-Math.sqrt((x - light.x) ** 2 + (y - light.y) ** 2) / small) * 2.2)
      setFromRamp(canvas, y * width + x, palette.ramp, 0.12 + glow * 0.6 + veil * 0.16, 0.8)
    }
  }
  paintBokeh(scene, 26, { top: 0, bottom: 0.7 })
  const layers = [
    { fronds: 12, tone: 0.2, blur: 0.03 },
    { fronds: 12, tone: 0.34, blur: 0.012 },
    { fronds: 10, tone: 0.5, blur: 0.004 },
    { fronds: 7, tone: 0.66, blur: 0 },
  ]
  for (const { fronds, tone, blur } of layers) {
    for (let frond = 0; frond < fronds; frond++) paintFrond(scene, tone, light)
    blurCanvas(canvas, blur * small)
  }
}

function paintFrond(scene: Scene, tone: number, light: { readonly x: number; readonly y: number }): void {
  const { canvas, random, phase } = scene
  const { width, height } = canvas
  const small = Math.min(width, height)
  let x = random() * width
  let y = height * (0.86 + random() * 0.22)
  let angle = -Math.PI / 2 + (random() - 0.5) * 1.5
  const curl = (random() - 0.5) * 0.05 + phase * 0.0006
  const segments = 34
  const stride = small * (0.013 + random() * 0.011)
  const leaf = small * (0.07 + random() * 0.06)
  for (let segment = 0; segment < segments; segment++) {
    const rest = 1 - segment / segments
    const shine = 0.16 * Math.exp((-Math.sqrt((x - light.x) ** 2 + (y - light.y) ** 2) / small) * 2)
    const shade = tone + shine + (random() - 0.5) * 0.07
    const swell = Math.min(1, segment / 6) * rest ** 0.8
    for (const side of [-1, 1]) {
      paintLeaf(scene, {
        x,
        y,
        angle: angle + side * (1.05 - (1 - rest) * 0.35),
        long: leaf * swell,
        wide: leaf * 0.115,
        shade: shade + side * 0.045,
      })
    }
    paintLeaf(scene, {
      x,
      y,
      angle,
      long: stride * 1.3,
      wide: small * 0.004 * (0.4 + rest),
      shade: shade - 0.12,
    })
    x += Math.cos(angle) * stride
    y += Math.sin(angle) * stride
    angle += curl * (1 + (1 - rest) * 2.2)
  }
}

type Leaf = {
  readonly x: number
  readonly y: number
  readonly angle: number
  readonly long: number
  readonly wide: number
  readonly shade: number
}

function paintLeaf({ canvas, palette }: Scene, { x, y, angle, long, wide, shade }: Leaf): void {
  if (long < 1) return
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)]
  const reachX = Math.abs(dx) * long + wide
  const reachY = Math.abs(dy) * long + wide
  const [middleX, middleY] = [x + (dx * long) / 2, y + (dy * long) / 2]
  const [left, right] = [
    Math.max(0, Math.floor(middleX - reachX / 2 - 1)),
    Math.min(canvas.width - 1, middleX + reachX / 2 + 1),
  ]
  const [top, bottom] = [
    Math.max(0, Math.floor(middleY - reachY / 2 - 1)),
    Math.min(canvas.height - 1, middleY + reachY / 2 + 1),
  ]
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const along = ((column - x) * dx + (row - y) * dy) / long
      if (along < 0 || along > 1) continue
      const across = (column - x) * -dy + (row - y) * dx
      const half = wide * Math.sin(Math.min(1, along * 0.85 + 0.15) * Math.PI) * 0.9 + 0.4
      const cover = Math.min(1, Math.max(0, half - Math.abs(across) + 0.5))
      if (cover === 0) continue
      // One half of a leaf catches the light, and its tip is brighter than its root.
      const t = Math.min(0.97, Math.max(0, shade + along * 0.13 + (across > 0 ? 0.05 : -0.03)))
      const at = Math.floor(t * 1023) * 3
      coverPixel(
        canvas,
        row * canvas.width + column,
        [palette.ramp[at] ?? 0, palette.ramp[at + 1] ?? 0, palette.ramp[at + 2] ?? 0],
        cover,
      )
    }
  }
}
