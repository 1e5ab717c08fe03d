import { nameWords } from './name-words.ts'
import type { Port } from './port.ts'

/** Two inputs of a model that together say one LoRA, or, as lists paired by position, several. */
export interface LoraPair {
  /** Name of the input for the reference to the weights. */
  readonly weights: string
  /** Name of the input for the strength. */
  readonly scale: string
  /** Both inputs are lists. */
  readonly list: boolean
}

/** Words that only say "this is a LoRA's weights"; what is left of a name says which one (`extra`, `2`). */
const weightsWords = /^(loras?|weights?|hf|huggingface|replicate|urls?|paths?|files?|links?)$/
const scaleWords = /^(loras?|scales?|strengths?|weights?)$/

/**
 * Finds the LoRA fields of a model: pairs of a weights field and a scale field that agree in what their names say
 * beyond that, such as `replicate_weights` with `lora_scale`, or `extra_lora` with `extra_lora_scale`.
 * In the order of the weights fields in the schema; empty when the model has none.
 */
export function loraPairs(inputs: readonly Port[]): readonly LoraPair[] {
  const scales = inputs.filter(isScaleField)
  const taken = new Set<string>()
  const pairs: LoraPair[] = []
  for (const weights of inputs.filter(isWeightsField)) {
    const which = remainder(weights.name, weightsWords)
    const scale = scales.find(
      (port) =>
        !taken.has(port.name) && port.list === weights.list && remainder(port.name, scaleWords) === which,
    )
    if (scale === undefined) continue
    taken.add(scale.name)
    pairs.push({ weights: weights.name, scale: scale.name, list: weights.list })
  }
  return pairs
}

function isWeightsField(port: Port): boolean {
  if (port.kind !== 'text' && port.kind !== 'file') return false
  return nameWords(port.name).some((word) => /^(loras?|weights)$/.test(word))
}

function isScaleField(port: Port): boolean {
  if (port.kind !== 'number' && port.kind !== 'integer') return false
  const words = nameWords(port.name)
  return (
    words.some((word) => /^loras?$/.test(word)) &&
    words.some((word) => /^(scale|strength|weight)s?$/.test(word))
  )
}

function remainder(name: string, plain: RegExp): string {
  return nameWords(name)
    .filter((word) => !plain.test(word))
    .join('_')
}
