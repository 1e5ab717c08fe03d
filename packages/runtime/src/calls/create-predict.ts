import type { PredictHooks } from '@weft/engine'
import type { ModelCall, ModelResult } from '@weft/nodes'
import { type ModelSchema, readOwn, WeftError } from '@weft/ports'
import type { StoredAttempt } from '@weft/storage'
import { canonicalJson, type WorkflowDocument } from '@weft/workflow'
import { z } from 'zod'
import { awaitPrediction } from './await-prediction.ts'
import type { CallContext } from './call-context.ts'
import type { CallPlace, EarlierAttempts } from './earlier-attempts.ts'
import { modelResultSchema, toStoredResult } from './model-result-schema.ts'
import { isLostAnswer, sendCall } from './send-call.ts'
import { toProviderInput } from './to-provider-input.ts'

const inputSchema = z.record(z.string(), z.json())

/** The run that calls are made for. */
export interface CallingRun {
  readonly id: string
  readonly document: WorkflowDocument
  readonly earlier: EarlierAttempts
}

/** A model call of one place in a run. */
export type Predict = (call: ModelCall, hooks: PredictHooks) => Promise<ModelResult>

/**
 * Makes the calls of a run. Each goes through the journal, every state durable before the next begins: `intent`,
 * one POST, `created`, wait, outputs into the store, `done`. A call that was begun earlier is carried on instead.
 */
export function createPredict(context: CallContext, run: CallingRun): (place: CallPlace) => Predict {
  return (place) => async (call, hooks) => {
    const journal = async (
      attempt: StoredAttempt,
      change: Partial<StoredAttempt>,
    ): Promise<StoredAttempt> => {
      const next = { ...attempt, ...change, updatedAt: context.now().toISOString() }
      await context.attempts.put(next)
      tellAttempt(hooks, next)
      return next
    }

    const earlier = run.earlier.take(place)
    const result = earlier?.status === 'done' ? modelResultSchema.safeParse(earlier.result) : undefined
    if (earlier && result?.success) {
      tellAttempt(hooks, earlier)
      return result.data
    }
    const begun = earlier ?? (await beginAttempt(context, { run, place, call }, hooks))
    try {
      const created = await sendOnce(
        context,
        { attempt: begun, mayBeSent: earlier !== undefined },
        hooks,
        journal,
      )
      const done = await awaitPrediction(context, { attempt: created, schema: schemaOf(run, call) }, hooks)
      await journal(created, { status: 'done', result: toStoredResult(done) })
      return done
    } catch (error) {
      const status = statusAfter(error, context.closing)
      const current = (await context.attempts.get(begun.id)) ?? begun
      if (status && current.status !== 'done') await journal(current, { status })
      throw error
    }
  }
}

type Journal = (attempt: StoredAttempt, change: Partial<StoredAttempt>) => Promise<StoredAttempt>

async function beginAttempt(
  context: CallContext,
  { run, place, call }: { readonly run: CallingRun; readonly place: CallPlace; readonly call: ModelCall },
  hooks: PredictHooks,
): Promise<StoredAttempt> {
  const input = await toProviderInput(call.input, { ...context, signal: hooks.signal })
  const at = context.now().toISOString()
  const attempt: StoredAttempt = {
    id: context.newId(),
    runId: run.id,
    nodeId: place.nodeId,
    lane: place.lane ?? 0,
    provider: context.provider.id,
    model: call.model,
    input: canonicalJson(input),
    status: 'intent',
    createdAt: at,
    updatedAt: at,
  }
  await context.attempts.put(attempt)
  tellAttempt(hooks, attempt)
  return attempt
}

async function sendOnce(
  context: CallContext,
  { attempt, mayBeSent }: { readonly attempt: StoredAttempt; readonly mayBeSent: boolean },
  hooks: PredictHooks,
  journal: Journal,
): Promise<StoredAttempt & { readonly predictionId: string }> {
  const { predictionId } = attempt
  if (predictionId !== undefined) {
    tellAttempt(hooks, attempt)
    return { ...attempt, predictionId }
  }
  const input = inputSchema.parse(JSON.parse(attempt.input))
  const { id } = await sendCall(context, { attempt, input, mayBeSent }, hooks)
  const created = await journal(attempt, { status: 'created', predictionId: id })
  context.log({
    level: 'info',
    event: 'prediction-created',
    runId: attempt.runId,
    nodeId: attempt.nodeId,
    predictionId: id,
  })
  return { ...created, predictionId: id }
}

/** What an error says of the attempt; undefined: it is still open, and carried on at a retry or the next start. */
function statusAfter(error: unknown, closing: AbortSignal): StoredAttempt['status'] | undefined {
  if (closing.aborted || !(error instanceof WeftError)) return undefined
  if (isLostAnswer(error)) return 'unknown'
  if (error.code === 'canceled') return 'canceled'
  // The prediction goes on or has its result, only we could not get at it now.
  if (error.code === 'provider_unreachable' || error.code === 'timed_out') return undefined
  return error.code === 'too_large' || error.code === 'asset_rejected' ? undefined : 'failed'
}

function schemaOf(run: CallingRun, call: ModelCall): ModelSchema {
  const pinned = readOwn(run.document.models, call.model)
  if (pinned) return pinned.schema
  throw new WeftError({
    code: 'internal',
    message: `The model ${call.model} is not pinned in the document of the run.`,
    retryable: false,
  })
}

function tellAttempt(hooks: PredictHooks, { id, provider, predictionId, status }: StoredAttempt): void {
  hooks.onAttempt({ id, provider, status, ...(predictionId !== undefined && { predictionId }) })
}
