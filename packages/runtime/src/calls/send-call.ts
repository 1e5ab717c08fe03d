import type { PredictHooks } from '@weft/engine'
import { WeftError } from '@weft/ports'
import type { Prediction, PredictionCall } from '@weft/provider'
import type { StoredAttempt } from '@weft/storage'
import type { CallContext } from './call-context.ts'
import { findLostPrediction } from './find-lost-prediction.ts'
import type { CreatedAttempt, Journal } from './journal.ts'
import { isLostAnswer } from './lost-answer.ts'
import { toPredictionCall } from './to-prediction-call.ts'

/** How often a call is sent when the provider each time certainly did not accept it. */
const maxSends = 3

/** Milliseconds before a call is sent again that surely never left, times the tries so far. */
const resendPauseMs = 1000

/** A call that is about to be sent: its attempt is in the journal. */
export interface PendingCall {
  readonly attempt: StoredAttempt
  /** It may have been sent before: the provider is asked first. */
  readonly mayBeSent: boolean
  /** Seconds within which such calls normally end, where nothing is wanted of them on the way. */
  readonly expectedSeconds: number | undefined
  /** Makes the input anew, as it is kept in the attempt: files that were uploaded for it do not live for ever. */
  readonly renewInput: () => Promise<string>
}

/** A call that was taken: its attempt with the prediction, which is in the journal, and the answer where there was one. */
export interface SentCall {
  readonly attempt: CreatedAttempt
  readonly answer?: Prediction
}

/**
 * Sends a call and gives its attempt with the prediction, which is in the journal then. A lost answer is a question,
 * never a repetition: the provider is asked for the prediction, and only when there certainly is none is the call sent
 * again, with files uploaded anew where they may be gone. A provider that makes nothing twice under one name is simply
 * asked again.
 */
export async function sendCall(
  context: CallContext,
  pending: PendingCall,
  journal: Journal,
  hooks: Pick<PredictHooks, 'signal' | 'onWaiting'>,
): Promise<SentCall> {
  const { provider, closing, now } = context
  const { mayBeSent, expectedSeconds, renewInput } = pending
  let { attempt } = pending
  let call = toPredictionCall(context, attempt)
  let question = mayBeSent ? lastSendOf(context, attempt) : undefined
  for (let sends = 0; ; ) {
    if (question !== undefined && provider.isIdempotent !== true) {
      // Where it stays open, now or after a crash, it must not pass for a call that was never sent.
      if (attempt.status !== 'unknown') await journal.write(attempt, { status: 'unknown' })
      const found = await findLostPrediction(context, { attempt, call, lostAt: question }, journal, hooks)
      if (found) return { attempt: found }
    }
    if (sends >= maxSends) {
      await journal.write(attempt, { status: 'failed' })
      throw notAccepted(provider.id, sends)
    }
    if (sends === 0 && mayBeSent && filesMayBeGone(context, attempt)) {
      attempt = await journal.write(attempt, { input: await renewInput() })
      call = toPredictionCall(context, attempt)
    }
    try {
      sends += 1
      question = undefined
      const prediction = await createOnce(context, { call, attempt, expectedSeconds }, hooks)
      const created = await journal.claim(attempt, prediction.id)
      if (created) return { attempt: created, answer: prediction }
      // An equal attempt looked for its own and found this one: there is another one for us, or none.
      await cancelStray(context, attempt, prediction)
      question = now()
    } catch (error) {
      const isNotSent = error instanceof WeftError && error.code === 'provider_unreachable' && error.retryable
      if (isLostAnswer(error)) question = now()
      else if (!isNotSent || sends >= maxSends || hooks.signal.aborted) throw error
      else await context.sleep(resendPauseMs * sends, AbortSignal.any([closing, hooks.signal]))
    }
  }
}

function createOnce(
  { provider }: CallContext,
  {
    call,
    attempt,
    expectedSeconds,
  }: { readonly call: PredictionCall } & Pick<PendingCall, 'attempt' | 'expectedSeconds'>,
  { signal, onWaiting }: Pick<PredictHooks, 'signal' | 'onWaiting'>,
): Promise<Prediction> {
  return provider.create(call, {
    signal,
    id: attempt.id,
    owner: attempt.runId,
    ...(expectedSeconds !== undefined && { expectedSeconds }),
    onWaiting: (seconds, reason) => onWaiting(reason ?? `${provider.id} asks to wait`, seconds),
  })
}

/** Whether what was uploaded for an attempt, at its intent, may not live long enough any more. */
function filesMayBeGone({ provider, now }: CallContext, { createdAt }: StoredAttempt): boolean {
  return now().getTime() - Date.parse(createdAt) > (provider.fileLifeMs ?? Number.POSITIVE_INFINITY)
}

/** When the request of an attempt left at the latest: by another process, before this one began. */
function lastSendOf({ startedAt, now }: CallContext, { updatedAt }: StoredAttempt): Date {
  const latest = Math.max(Date.parse(updatedAt), startedAt.getTime())
  return new Date(Math.min(latest, now().getTime()))
}

/** A webhook named another prediction for this attempt meanwhile: this one is one too many. */
async function cancelStray(
  { provider, attempts, log }: CallContext,
  { id, runId, nodeId, model }: StoredAttempt,
  stray: Prediction,
): Promise<void> {
  const known = await attempts.get(id)
  if (known?.predictionId === undefined) return
  log({ level: 'warn', event: 'prediction-too-many', runId, nodeId, predictionId: stray.id })
  await provider.cancel(stray.id, model)
}

function notAccepted(provider: string, sends: number): WeftError {
  return new WeftError({
    code: 'provider_unreachable',
    message: `${provider} gave no answer to this call ${sends} times, and certainly accepted none of them. Try again later.`,
    retryable: true,
  })
}
