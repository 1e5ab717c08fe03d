import type { PredictionProgress } from '@weft/provider'
import { parseProgress } from '@weft/replicate-protocol'

/**
 * Reads the progress of a prediction from its logs. FLUX under go_fast shows one bar per picture
 * (`flux-lora-behaviour.md`, Logs), so there as many bars are expected as pictures were asked for.
 */
export function progressOf(
  logs: string,
  input: Readonly<Record<string, unknown>>,
): PredictionProgress | undefined {
  const wanted = input.num_outputs
  const pictures = typeof wanted === 'number' && wanted >= 1 ? wanted : 1
  return parseProgress(logs, { bars: isQuantized(logs, input) ? pictures : 1 })
}

/** The model switches go_fast off for some inputs and says so; where it is the default, only the logs tell. */
function isQuantized(logs: string, input: Readonly<Record<string, unknown>>): boolean {
  if (logs.includes('running quantized prediction')) return true
  return input.go_fast === true && !logs.includes('will run in bf16')
}
