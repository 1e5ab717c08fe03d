import type { LoraEntry, Value } from '@weft/ports'
import type { ModelPorts } from './model-ports.ts'

/** A model's input after a LoRA stack was put into its fields, or why it does not fit. */
export interface FilledLoras {
  readonly values: { readonly [input: string]: Value }
  readonly problems: readonly { readonly code: string; readonly message: string; readonly input?: string }[]
}

const isEmpty = (value: Value | undefined) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const count = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`

/**
 * Puts LoRAs into a model's weights and scale fields, in the order of the schema. A paired list takes all that
 * are left.
 *
 * @param pairs as `loraPairs` found them.
 * @param loras the stack, in order, switched-off ones already gone.
 * @param byHand what the fields hold otherwise, by input name: filling one twice is a problem.
 */
export const fillLoras = (
  pairs: ModelPorts['pairs'],
  loras: readonly LoraEntry[],
  byHand: { readonly [input: string]: Value | undefined },
): FilledLoras => {
  const values: Record<string, Value> = {}
  const problems: { code: string; message: string; input?: string }[] = []
  let left = loras
  for (const pair of pairs) {
    const taken = pair.list ? left : left.slice(0, 1)
    const [first] = taken
    if (first === undefined) break
    left = left.slice(taken.length)
    const filled = isEmpty(byHand[pair.weights]) ? undefined : pair.weights
    if (filled !== undefined) {
      problems.push({
        code: 'lora-filled-twice',
        message: `\`${filled}\` is filled by hand and by the LoRA stack. Empty the field, or take ${first.weights} out of the stack.`,
        input: filled,
      })
    }
    values[pair.weights] = pair.list ? taken.map(({ weights }) => weights) : first.weights
    values[pair.scale] = pair.list ? taken.map(({ scale }) => scale) : first.scale
  }
  if (left.length > 0) {
    problems.push({
      code: 'too-many-loras',
      message: `The stack has ${count(loras.length, 'LoRA')}, but this model takes ${pairs.length}. Take out or switch off ${left.length}.`,
    })
  }
  return { values, problems }
}
