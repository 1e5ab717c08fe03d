import type { Attempt, RunState } from '@weft/engine'
import { WeftError } from '@weft/ports'
import type { StoredAttempt } from '@weft/storage'
import { contextOf } from '../calls/context-for.ts'
import { openJournal } from '../calls/journal.ts'
import type { RetryRequest } from '../runtime.ts'
import { isFinished } from './is-finished.ts'
import type { LiveRuns } from './live-runs.ts'
import { retryRun } from './retry-run.ts'
import type { RunContext } from './run-context.ts'

/** What a person says of a call that may have been accepted (`docs/decisions/`, Paid calls). */
export type AttemptDecision =
  | { readonly decision: 'adopt'; readonly predictionId: string }
  | { readonly decision: 'send-again' }
  | { readonly decision: 'give-up' }

/** An attempt as it is after the decision, and the run that carries on with it; or why it cannot be decided. */
export type DecidedAttempt =
  | { readonly attempt: Attempt; readonly run?: RunState }
  | { readonly refusal: string }

/**
 * Settles an attempt whose state is `unknown`. Adopting makes a prediction of the provider the answer to it, sending
 * again says that there is none, giving up leaves the call failed.
 *
 * Once nothing of its run is unknown any more and nothing was given up, a run of what is missing starts. Undefined when
 * there is no such attempt in the run. @throws WeftError `not_found` when the prediction to adopt does not exist.
 */
export async function decideAttempt(
  context: RunContext,
  live: LiveRuns,
  {
    runId,
    attemptId,
    decision,
  }: {
    readonly runId: string
    readonly attemptId: string
    readonly decision: AttemptDecision & Omit<RetryRequest, 'id'>
  },
  signal: AbortSignal,
): Promise<DecidedAttempt | undefined> {
  const { calls, store } = context
  const attempt = await store.attempts.get(attemptId)
  if (attempt === undefined || attempt.runId !== runId) return undefined
  if (attempt.status !== 'unknown' || attempt.predictionId !== undefined)
    return { refusal: 'The attempt is settled, or on its way: there is nothing to decide.' }
  const journal = openJournal(calls, { onAttempt: () => undefined })

  if (decision.decision === 'adopt') {
    const { predictionId } = decision
    await contextOf(calls, attempt).provider.get(predictionId, signal)
    const adopted = await journal.claim(attempt, predictionId)
    if (adopted === undefined)
      return { refusal: `The prediction ${predictionId} belongs to another attempt of this server.` }
    calls.openAttempts.add([adopted])
    return carryOn(context, live, adopted, decision)
  }
  const status = decision.decision === 'give-up' ? 'canceled' : 'failed'
  return carryOn(context, live, await journal.write(attempt, { status }), decision)
}

async function carryOn(
  context: RunContext,
  live: LiveRuns,
  { id, runId, provider, status, predictionId }: StoredAttempt,
  { startedBy, origin, admit }: Omit<RetryRequest, 'id'>,
): Promise<DecidedAttempt> {
  const attempt = { id, provider, status, ...(predictionId !== undefined && { predictionId }) }
  const all = await context.store.attempts.ofRun(runId)
  const isLeft = all.some((other) => other.status === 'unknown' || other.status === 'canceled')
  const state = live.get(runId)?.log.state() ?? (await context.store.runs.get(runId))?.state
  if (isLeft || state === undefined || !isFinished(state)) return { attempt }
  const retried = await retryRun(context, live, runId, {
    ...(startedBy !== undefined && { startedBy }),
    ...(origin !== undefined && { origin }),
    ...(admit !== undefined && { admit }),
  })
  if (retried === undefined || 'issues' in retried) {
    const reason = retried?.issues[0]?.message ?? 'The run is gone.'
    throw new WeftError({ code: 'invalid_input', message: reason, retryable: false })
  }
  return { attempt, run: retried.run }
}
