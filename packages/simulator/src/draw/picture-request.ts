/** A style that bends the palette: a LoRA by its reference, and how strongly it is applied. */
export type AppliedLora = { readonly name: string; readonly scale: number }

/** Everything that a drawn picture depends on: the same request always gives the same pixels. */
export type PictureRequest = {
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly prompt: string
  /** Tells pictures of the same prompt apart: seed, index in the batch, model. */
  readonly seed: string
  /** 0 (a blur) to 1 (sharp). */
  readonly sharpness: number
  /** Contrast and saturation; 3 is neutral. */
  readonly guidance: number
  /** The number of steps: shifts the fine detail. */
  readonly steps: number
  readonly loras: readonly AppliedLora[]
  /** Degrees by which the palette is turned besides. */
  readonly turn: number
}
