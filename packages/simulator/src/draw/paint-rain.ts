import type { Scene } from './scene.ts'
import { addLight } from './set-pixel.ts'

/** Slanted streaks of rain, far ones thin and near ones long. */
export function paintRain({ canvas, palette, random }: Scene): void {
  const { width, height } = canvas
  const small = Math.min(width, height)
  const slant = -0.12 - random() * 0.16
  for (let drop = 0; drop < 420; drop++) {
    const near = random() ** 3
    const long = small * (0.02 + near * 0.13)
    const strength = 0.05 + random() * 0.1 + near * 0.1
    const x = random() * width * 1.2
    const y = random() * height * 1.1 - long
    for (let step = 0; step < long; step++) {
      const column = Math.round(x + slant * step)
      const row = Math.round(y + step)
      if (column < 0 || row < 0 || column >= width || row >= height) continue
      const fade = Math.sin((step / long) * Math.PI)
      addLight(canvas, row * width + column, palette.light, strength * fade)
      if (near > 0.3 && column + 1 < width)
        addLight(canvas, row * width + column + 1, palette.light, strength * fade * 0.5)
    }
  }
}
