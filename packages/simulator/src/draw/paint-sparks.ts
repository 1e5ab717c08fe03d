import { paintGlow } from './paint-glow.ts'
import type { Scene } from './scene.ts'

/** Small points of light over the upper part of the picture (stars), or over all of it (snow, dust). */
export function paintSparks({ canvas, palette, random }: Scene, kind: 'stars' | 'snow'): void {
  const { width, height } = canvas
  const small = Math.min(width, height)
  const count = kind === 'stars' ? 260 : 320
  for (let spark = 0; spark < count; spark++) {
    const size = random() ** 4
    const y = kind === 'stars' ? random() ** 1.4 * height * 0.7 : random() * height
    const radius = small * (kind === 'stars' ? 0.0016 + size * 0.004 : 0.002 + size * 0.016)
    const strength = kind === 'stars' ? 0.25 + random() * 0.7 : 0.3 + random() * 0.3
    paintGlow(canvas, {
      x: random() * width,
      y,
      radius: Math.max(1.1, radius),
      colour: palette.light,
      strength,
    })
  }
}
