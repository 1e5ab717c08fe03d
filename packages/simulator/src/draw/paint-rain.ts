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
      const left = Math.floor(x + slant * step)
      const row = Math.round(y + step)
      if (left < 0 || row < 0 || left + 1 >= width || row >= height) continue
      // Shared between two columns, or a slanted line would show its steps.
      const share = x + slant * step - left
      const light = strength * Math.sin((step / long) * Math.PI)
      addLight(canvas, row * width + left, palette.light, light * (1 - share))
      addLight(canvas, row * width + left + 1, palette.light, light * (near > 0.3 ? 1 : share))
    }
  }
}
