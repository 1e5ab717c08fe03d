import type { PredictHooks } from '@weft/engine'
import { type Json, WeftError } from '@weft/ports'
import type { Prediction, PredictionCall } from '@weft/provider'
import type { StoredAttempt } from '@weft/storage'
import type { CallContext } from './call-context.ts'
import { fillSecrets } from './fill-secrets.ts'
import { findLostPrediction } from './find-lost-prediction.ts'

/** How often a call is sent when each answer is lost and the provider says each time that there is no prediction. */
const maxSends = 3

/** Milliseconds after a lost answer before the provider is asked: its list may lag behind. */
const settleTime = 2000

/** A call that is about to be sent: its attempt is in the journal. */
export interface PendingCall {
  readonly attempt: StoredAttempt
  /** The input with files as URLs and secrets as references. */
  readonly input: { readonly [name: string]: Json }
  /** It may have been sent before: the provider is asked first. */
  readonly mayBeSent: boolean
}

/**
 * Sends a call and gives its prediction. A lost answer is a question, never a repetition: the provider is asked for
 * the prediction, and only when there certainly is none is the call sent again.
 */
export async function sendCall(
  context: CallContext,
  { attempt, input, mayBeSent }: PendingCall,
  hooks: Pick<PredictHooks, 'signal' | 'onWaiting'>,
): Promise<Prediction> {
  const { provider, environment, sleep } = context
  const call: PredictionCall = { model: attempt.model, input: fillSecrets(input, environment) }
  let isQuestion = mayBeSent
  for (let sends = 0; ; ) {
    if (isQuestion) {
      const found = await findLostPrediction(context, { attempt, call }, context.closing)
      if (found) return found
    }
    try {
      sends += 1
      return await provider.create(call, {
        signal: hooks.signal,
        onWaiting: (seconds) => hooks.onWaiting(`${provider.id} asks to wait`, seconds),
      })
    } catch (error) {
      if (!isLostAnswer(error) || sends >= maxSends) throw error
      isQuestion = true
      await sleep(provider.simulated ? 0 : settleTime, context.closing)
    }
  }
}

/** Whether it is unknown if the provider accepted the call; see `ModelProvider.create`. */
export function isLostAnswer(error: unknown): boolean {
  return error instanceof WeftError && error.code === 'provider_unreachable' && !error.retryable
}
