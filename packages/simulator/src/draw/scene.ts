import type { Noise } from './create-noise.ts'
import type { Palette } from './create-palette.ts'
import type { Random } from './create-random.ts'

/** A picture being painted: linear light, three parts a pixel, rows from the top. */
export type Canvas = { readonly width: number; readonly height: number; readonly data: Float32Array }

/** All that a motif paints from. */
export type Scene = {
  readonly canvas: Canvas
  readonly words: ReadonlySet<string>
  readonly palette: Palette
  readonly noise: Noise
  readonly random: Random
  /** Shifts fine detail a little without moving the composition: it follows the steps and the guidance. */
  readonly phase: number
}

/** Paints the whole canvas. */
export type Motif = (scene: Scene) => void
