import { WeftError } from '@weft/ports'
import { keepProgress, type Prediction, pause, type WaitOptions } from '@weft/provider'
import { isTerminalStatus } from '@weft/replicate-protocol'
import type { PollBudget } from './create-poll-budget.ts'
import { isOutdated } from './is-outdated.ts'
import { openPushBox } from './open-push-box.ts'
import type { ReplicateProviderOptions } from './replicate-provider-options.ts'
import { retryDelayMs } from './retry-delay-ms.ts'

/** How often in a row reading may fail before waiting is given up: about two minutes. */
const maximumFailures = 20

/** How often one prediction is asked for where the provider pushes: only for a push that got lost. */
const pushedIntervalMs = 10_000

/** What waiting needs: a way to read the prediction with one request, and the budget for such requests. */
export interface WaitContext extends Pick<ReplicateProviderOptions, 'sleep' | 'random'> {
  readonly read: (signal: AbortSignal) => Promise<Prediction>
  readonly budget: PollBudget
}

/**
 * Asks for a prediction until it has one of the four final statuses, `aborted` included. Outages are sat out,
 * because the prediction goes on and is paid for. Every request is taken from the budget, repetitions too. Where the
 * provider pushes, it is asked once at the beginning and then seldom: a lost push only costs time.
 * @throws `canceled` when the signal fires; the prediction is left running. Else what reading it throws.
 */
export async function waitForPrediction(
  { read, budget, sleep, random }: WaitContext,
  { signal, onUpdate, subscribe }: WaitOptions,
): Promise<Prediction> {
  const share = budget.join()
  const box = openPushBox(subscribe)
  const interval = subscribe === undefined ? undefined : pushedIntervalMs
  let before: Prediction | undefined
  let failures = 0
  try {
    for (;;) {
      await box.untilPush((until) => share.turn(until, interval), signal)
      const pushed = box.take()
      if (pushed !== undefined && isOutdated(pushed, before)) continue
      let prediction: Prediction
      try {
        prediction = keepProgress(pushed ?? (await read(signal)), before)
      } catch (error) {
        failures += 1
        if (!(error instanceof WeftError) || !error.retryable || failures === maximumFailures) throw error
        const delay = retryDelayMs(failures, error.retryAfter, random)
        await box.untilPush((until) => pause(sleep, delay, until), signal)
        continue
      }
      failures = 0
      if (before === undefined || isChanged(before, prediction)) onUpdate?.(prediction)
      if (isTerminalStatus(prediction.status)) return prediction
      before = prediction
    }
  } finally {
    share.leave()
    box.close()
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
