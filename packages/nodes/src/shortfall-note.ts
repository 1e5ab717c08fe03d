import { isRecord, type Port, type Value } from '@weft/ports'

/** Inputs with which models are asked for a number of results. */
const countNames: readonly string[] = [
  'num_outputs',
  'num_images',
  'number_of_images',
  'num_samples',
  'batch_size',
  'n',
]

/**
 * Says that a model gave fewer results than it was asked for: a success all the same, but one that must not pass
 * unseen. Undefined when it gave them all, or was not asked for a number.
 */
export const shortfallNote = (
  inputs: readonly Port[],
  sent: { readonly [name: string]: unknown },
  output: Value | undefined,
): string | undefined => {
  if (output === undefined || output === null || !Array.isArray(output)) return undefined
  const port = inputs.find(({ name }) => countNames.includes(name))
  if (port === undefined || isRecord(output)) return undefined
  const asked = sent[port.name] ?? port.default
  if (typeof asked !== 'number' || output.length >= asked) return undefined
  const came = output.length === 0 ? 'none' : `only ${output.length}`
  return `${asked} ${asked === 1 ? 'was' : 'were'} asked for with \`${port.name}\`, but ${came} came: the model held the rest back, as a safety check does, or failed to make it.`
}
