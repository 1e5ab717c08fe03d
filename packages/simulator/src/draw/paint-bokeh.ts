import type { LinearColour } from './oklch-to-linear.ts'
import type { Scene } from './scene.ts'
import { addLight } from './set-pixel.ts'
import { smoothStep } from './smooth-step.ts'

/** Lights out of focus: thin bright discs, many small and a few large ones. `top` and `bottom` as shares of the height. */
export function paintBokeh(
  scene: Scene,
  count: number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): void {
  const { canvas, palette, random } = scene
  const small = Math.min(canvas.width, canvas.height)
  for (let disc = 0; disc < count; disc++) {
    const radius = small * (0.012 + random() ** 2.2 * 0.06)
    const colour =
      [palette.light, palette.accent, palette.main, palette.accent][Math.floor(random() * 4)] ?? palette.light
    const place = { x: random() * canvas.width, y: (top + random() * (bottom - top)) * canvas.height, radius }
    paintDisc(scene, place, colour, 0.1 + random() * 0.3)
  }
}

type Disc = { readonly x: number; readonly y: number; readonly radius: number }

function paintDisc({ canvas }: Scene, { x, y, radius }: Disc, colour: LinearColour, strength: number): void {
  for (let row = Math.max(0, Math.floor(y - radius)); row <= Math.min(canvas.height - 1, y + radius); row++) {
    for (
      let column = Math.max(0, Math.floor(x - radius));
      column <= Math.min(canvas.width - 1, x + radius);
      column++
    ) {
      const away = Math.hypot(column - x, row - y) / radius
      const rim = 0.55 + 0.45 * smoothStep(0.55, 0.95, away)
      addLight(canvas, row * canvas.width + column, colour, smoothStep(1, 0.86, away) * rim * strength)
    }
  }
}
