import type { AppliedLora } from '../draw/picture-request.ts'
import type { FluxInput } from './flux-input.ts'
import { parseLora } from './parse-lora.ts'

/** The LoRAs that really count. */
export type ChosenLoras = {
  /** Scale of the trained weights that a fine-tune brings, when they are the main ones. */
  readonly trainedScale: number | undefined
  /** The named ones, main first. */
  readonly named: readonly AppliedLora[]
}

/**
 * Chooses which LoRAs count and how strongly. The main one is `replicate_weights`, else the fine-tune's own weights.
 * Under fast mode its scale counts 1.5 times, the extra one's does not. Without fast mode an extra LoRA
 * without a main one is silently ignored. Throws a PredictorFailure for a reference that cannot be used.
 */
export function chooseLoras(
  input: FluxInput,
  { fast, fineTune }: { readonly fast: boolean; readonly fineTune: boolean },
): ChosenLoras {
  const scale = input.lora_scale * (fast ? 1.5 : 1)
  const main: readonly AppliedLora[] = input.replicate_weights
    ? [{ name: parseLora(input.replicate_weights), scale }]
    : []
  const trainedScale = main.length === 0 && fineTune ? scale : undefined
  const counts = fast || main.length > 0 || trainedScale !== undefined
  const extra: readonly AppliedLora[] =
    input.extra_lora && counts ? [{ name: parseLora(input.extra_lora), scale: input.extra_lora_scale }] : []
  return { trainedScale, named: [...main, ...extra] }
}
