import { WeftError } from '@weft/ports'
import type { StoredAttempt } from '@weft/storage'
import type { CallsContext } from './call-context.ts'
import { contextOf } from './context-for.ts'
import { findLostPrediction } from './find-lost-prediction.ts'
import { isOpenAttempt } from './is-open-attempt.ts'
import { openJournal } from './journal.ts'
import { isLostAnswer } from './lost-answer.ts'
import { toPredictionCall } from './to-prediction-call.ts'

/** Milliseconds before canceling is tried again: doubled each time up to the longest. */
const firstPauseMs = 1000
const longestPauseMs = 300_000

/**
 * Sees to it, in the background, that the prediction of an attempt is canceled, also when it is not known yet which
 * one that is and when the provider is away. What is left when the runtime closes is done after the next start.
 */
export function cancelLater(context: CallsContext, attempt: StoredAttempt): void {
  const { closing, sleep, log } = context
  const { runId, nodeId } = attempt
  const keepTrying = async (): Promise<void> => {
    for (let wait = firstPauseMs; !closing.aborted; wait = Math.min(longestPauseMs, wait * 2)) {
      if (await cancelAttempt(context, attempt)) return
      await sleep(wait, closing)
    }
  }
  keepTrying().catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    if (!closing.aborted) log({ level: 'error', event: 'prediction-not-canceled', runId, nodeId, message })
  })
}

/** Tries once. False: it should be tried again. */
async function cancelAttempt(calls: CallsContext, { id }: StoredAttempt): Promise<boolean> {
  const { attempts, closing, startedAt } = calls
  const attempt = await attempts.get(id)
  if (attempt === undefined || !isOpenAttempt(attempt)) return true
  const journal = openJournal(calls, { onAttempt: () => undefined })
  try {
    const context = contextOf(calls, attempt)
    const call = toPredictionCall(context, attempt)
    const lostAt = new Date(Math.max(Date.parse(attempt.updatedAt), startedAt.getTime()))
    const hooks = { signal: closing, onWaiting: () => undefined }
    // What has our name is canceled by it, whether or not it was ever taken.
    const found =
      context.provider.isIdempotent === true
        ? { ...attempt, predictionId: attempt.predictionId ?? id }
        : await findLostPrediction(context, { attempt, call, lostAt }, journal, hooks)
    if (found) await context.provider.cancel(found.predictionId, attempt.model)
    await journal.write(found ?? attempt, { status: 'canceled' })
    return true
  } catch (error) {
    if (!(error instanceof WeftError)) throw error
    if (error.code === 'not_found') {
      await journal.write(attempt, { status: 'canceled' })
      return true
    }
    // Neither found nor excluded: it stays in the journal as it is.
    return isLostAnswer(error) || !error.retryable
  }
}
