import { WeftError } from '@weft/ports'
import type { Prediction, WaitOptions } from '@weft/provider'
import { isTerminalStatus } from '@weft/replicate-protocol'
import type { PollBudget } from './create-poll-budget.ts'
import { keepProgress } from './keep-progress.ts'
import { pause } from './pause.ts'
import type { ReplicateProviderOptions } from './replicate-provider-options.ts'
import { retryDelayMs } from './retry-delay-ms.ts'

/** How often in a row reading may fail before waiting is given up: about two minutes. */
const maximumFailures = 20

/** What waiting needs: a way to read the prediction with one request, and the budget for such requests. */
export interface WaitContext extends Pick<ReplicateProviderOptions, 'sleep' | 'random'> {
  readonly read: (signal: AbortSignal) => Promise<Prediction>
  readonly budget: PollBudget
}

/**
 * Asks for a prediction until it has one of the four final statuses, `aborted` included. Outages are sat out,
 * because the prediction goes on and is paid for. Every request is taken from the budget, repetitions too.
 * @throws `canceled` when the signal fires; the prediction is left running. Else what reading it throws.
 */
export async function waitForPrediction(
  { read, budget, sleep, random }: WaitContext,
  { signal, onUpdate }: WaitOptions,
): Promise<Prediction> {
  const share = budget.join()
  let before: Prediction | undefined
  let failures = 0
  try {
    for (;;) {
      await share.turn(signal)
      let prediction: Prediction
      try {
        prediction = keepProgress(await read(signal), before)
      } catch (error) {
        failures += 1
        if (!(error instanceof WeftError) || !error.retryable || failures === maximumFailures) throw error
        await pause(sleep, retryDelayMs(failures, error.retryAfter, random), signal)
        continue
      }
      failures = 0
      if (before === undefined || isChanged(before, prediction)) onUpdate?.(prediction)
      if (isTerminalStatus(prediction.status)) return prediction
      before = prediction
    }
  } finally {
    share.leave()
  }
}

function isChanged(before: Prediction, after: Prediction): boolean {
  return (
    before.status !== after.status ||
    before.logs !== after.logs ||
    before.error !== after.error ||
    JSON.stringify(before.output) !== JSON.stringify(after.output)
  )
}
