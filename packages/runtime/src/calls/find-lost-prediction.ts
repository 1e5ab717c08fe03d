import type { PredictHooks } from '@weft/engine'
import { WeftError } from '@weft/ports'
import type { Prediction, PredictionCall } from '@weft/provider'
import type { StoredAttempt } from '@weft/storage'
import type { CallContext } from './call-context.ts'
import type { CreatedAttempt, Journal } from './journal.ts'
import { undecidedError } from './lost-answer.ts'
import { providerName } from './provider-name.ts'

/** How often the list may be unreadable, with pauses between: about two minutes with the provider's own repeating. */
const maxFailures = 10
const failurePauseMs = 5000

/** Milliseconds between two looks while a prediction may still appear in the list. */
const lookPauseMs = 2000

/** When a provider does not say how soon its list is complete. */
const defaultSettleMs = 10_000

/** An attempt that was sent, or may have been, and whose answer is not there. */
export interface LostCall {
  readonly attempt: StoredAttempt
  readonly call: PredictionCall
  /** The last moment at which the request can have left. */
  readonly lostAt: Date
}

/**
 * Looks for the prediction of an attempt whose answer was lost, and claims it: one that a webhook named, else one of
 * the same model version with exactly the same input, made since the intent, and claimed by no other attempt.
 *
 * Undefined means that there certainly is none: the provider's list could be read as a whole, back to before the
 * intent by the provider's own clock, at a time when everything sent must be in it, and nothing in it that is
 * nobody's has an input that is deleted or altered, and so might have been this one's.
 *
 * @throws WeftError `provider_unreachable`, not retryable, when neither can be said; `canceled` when the signal fires.
 */
export async function findLostPrediction(
  context: CallContext,
  { attempt, call, lostAt }: LostCall,
  journal: Journal,
  hooks: Pick<PredictHooks, 'signal' | 'onWaiting'>,
): Promise<CreatedAttempt | undefined> {
  const { provider, attempts, now, sleep } = context
  const { signal, onWaiting } = hooks
  const certainAt = lostAt.getTime() + (provider.settleMs ?? defaultSettleMs)
  for (let failures = 0; ; ) {
    const known = await attempts.get(attempt.id)
    if (known?.predictionId !== undefined) return { ...known, predictionId: known.predictionId }
    const askedAt = now().getTime()
    let candidates: readonly Prediction[]
    try {
      candidates = await provider.find(call, new Date(attempt.createdAt), signal)
    } catch (cause) {
      if (signal.aborted) throw cause
      failures += 1
      const isLasting = !(cause instanceof WeftError) || !cause.retryable
      if (isLasting || failures === maxFailures)
        throw undecidedError(
          provider.id,
          `looking for its prediction failed too (${cause instanceof Error ? cause.message : String(cause)})`,
          cause,
        )
      onWaiting(
        `Looking for the prediction at ${provider.id}, which cannot be reached`,
        failurePauseMs / 1000,
      )
      await pause(sleep, failurePauseMs, signal)
      continue
    }
    for (const { id, match } of candidates) {
      const claimed = match === undefined ? await journal.claim(attempt, id) : undefined
      if (claimed) return claimed
    }
    if (askedAt >= certainAt) {
      const doubtful = await unclaimed(context, candidates)
      if (doubtful.length === 0) return undefined
      throw undecidedError(
        provider.id,
        `its list holds ${doubtful.length === 1 ? 'a prediction' : 'predictions'} of this model whose input is not shown any more (${doubtful.join(', ')})`,
      )
    }
    await pause(sleep, Math.min(lookPauseMs, certainAt - askedAt), signal)
  }
}

/** Ids of predictions that cannot be compared and that no attempt of ours claims. */
async function unclaimed(
  { provider, attempts }: CallContext,
  candidates: readonly Prediction[],
): Promise<readonly string[]> {
  const ids: string[] = []
  for (const { id, match } of candidates)
    if (match === 'possible' && !(await attempts.ofPrediction(providerName(provider), id))) ids.push(id)
  return ids
}

async function pause(sleep: CallContext['sleep'], milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, signal)
  if (signal.aborted)
    throw new WeftError({ code: 'canceled', message: 'The run was canceled.', retryable: true })
}
