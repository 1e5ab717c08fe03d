import type { PredictHooks } from '@weft/engine'
import type { ModelCall, ModelResult } from '@weft/nodes'
import { type ModelSchema, readOwn, WeftError } from '@weft/ports'
import { makeProvenance, type Provenance } from '@weft/provenance'
import type { Prediction } from '@weft/provider'
import type { StoredAttempt } from '@weft/storage'
import { canonicalJson, sha256Hex, type WorkflowDocument } from '@weft/workflow'
import type { BillableCall } from '../costs/cost-desk.ts'
import type { RunBudget } from '../costs/run-budget.ts'
import { describeModel } from '../pictures/describe-call.ts'
import { awaitPrediction } from './await-prediction.ts'
import type { CallContext, CallsContext } from './call-context.ts'
import type { CallPlace } from './call-place.ts'
import { cancelLater } from './cancel-attempt.ts'
import { contextFor } from './context-for.ts'
import { givesPartialOutput } from './gives-partial-output.ts'
import { isOpenAttempt } from './is-open-attempt.ts'
import { type Journal, openJournal } from './journal.ts'
import { isLostAnswer } from './lost-answer.ts'
import { modelResultSchema, toStoredResult } from './model-result-schema.ts'
import { providerName } from './provider-name.ts'
import { type SentCall, sendCall } from './send-call.ts'
import { toProviderInput } from './to-provider-input.ts'

/** The run that calls are made for. */
export interface CallingRun {
  readonly id: string
  readonly document: WorkflowDocument
  readonly workflowId?: string
  readonly simulated: boolean
  readonly budget: RunBudget
}

/** A model call of one place in a run. */
export type Predict = (call: ModelCall, hooks: PredictHooks) => Promise<ModelResult>

/** What one call is made of. */
interface OneCall {
  readonly run: CallingRun
  readonly place: CallPlace
  readonly call: ModelCall
}

/**
 * Makes the calls of a run, each in its turn at the provider. Each goes through the journal, every state durable before
 * the next begins: `intent`, one POST, `created`, wait, outputs into the store, `done`. A call that was begun earlier,
 * by whichever run, is carried on instead.
 */
export function createPredict(calls: CallsContext, run: CallingRun): (place: CallPlace) => Predict {
  return (place) => async (call, hooks) => {
    const context = contextFor(calls, call.model, run)
    const gate = context.gateOf(context.provider)
    if (gate.isFull()) hooks.onWaiting(`Waiting for a free place at ${context.provider.id}.`)
    return gate.run(run.id, () => makeCall(context, { run, place, call }, hooks), hooks.signal)
  }
}

async function makeCall(context: CallContext, one: OneCall, hooks: PredictHooks): Promise<ModelResult> {
  const { run, place, call } = one
  const callKey = sha256Hex(`${call.model}\n${canonicalJson(call.input)}`)
  const provider = providerName(context.provider)
  const earlier = await context.openAttempts.take({ runId: run.id, ...place, callKey, provider })
  if (earlier) return carryOut(context, { ...one, callKey, earlier }, hooks)
  // What was begun is paid for whatever it costs; only a new call can still be left.
  const estimate = await context.costs.estimate(context.provider, call, schemaOf(run, call))
  const free = run.budget.reserve(estimate)
  // The calls of a workflow come out of this budget one by one: put aside twice they would not fit.
  if (context.provider.takesNoPlace === true) free()
  try {
    return await carryOut(context, { ...one, callKey, earlier }, hooks)
  } finally {
    free()
  }
}

async function carryOut(
  context: CallContext,
  one: OneCall & { readonly callKey: string; readonly earlier: StoredAttempt | undefined },
  hooks: PredictHooks,
): Promise<ModelResult> {
  const journal = openJournal(context, hooks)
  const { run, place, call, earlier } = one
  const schema = schemaOf(run, call)
  const begun = earlier
    ? await journal.write(earlier, { runId: run.id, nodeId: place.nodeId, lane: place.lane ?? 0 })
    : await beginAttempt(context, one, journal, hooks)

  const bill = async (prediction: BillableCall['prediction'], output: unknown): Promise<void> => {
    const cost = await context.costs.bill({ provider: context.provider, call, schema, prediction, output })
    run.budget.spend(begun.id, cost.amount)
    const { id, provider, status } = begun
    hooks.onAttempt({
      id,
      provider,
      predictionId: prediction.id,
      status: status === 'done' ? status : 'created',
      cost,
    })
  }

  const result = earlier?.status === 'done' ? modelResultSchema.safeParse(earlier.result) : undefined
  if (result?.success) {
    await bill(result.data.prediction, result.data.output)
    return result.data
  }
  try {
    const sent = await sentCall(context, { ...one, begun, schema }, journal, hooks)
    const onEnded = (ended: Prediction) => bill(ended, ended.output)
    const provenance = provenanceOf(one, sent.attempt, context.provider)
    const done = await awaitPrediction(context, { ...sent, schema, provenance, onEnded }, journal, hooks)
    await journal.write(sent.attempt, { status: 'done', result: toStoredResult(done) })
    return done
  } catch (error) {
    await settle(context, begun, journal, { error, isCanceled: hooks.signal.aborted })
    throw error
  }
}

async function beginAttempt(
  context: CallContext,
  { run, place, call, callKey }: OneCall & { readonly callKey: string },
  journal: Journal,
  hooks: PredictHooks,
): Promise<StoredAttempt> {
  const input = await inputOf(context, call, hooks)
  const at = context.now().toISOString()
  return journal.write({
    id: context.newId(),
    runId: run.id,
    nodeId: place.nodeId,
    lane: place.lane ?? 0,
    provider: providerName(context.provider),
    model: call.model,
    input,
    status: 'intent',
    callKey,
    createdAt: at,
    updatedAt: at,
  })
}

/** The input of a call as it is kept in its attempt, files in it made reachable. */
async function inputOf(context: CallContext, call: ModelCall, { signal }: PredictHooks): Promise<string> {
  return canonicalJson(await toProviderInput(call.input, { ...context, signal }))
}

/** A call whose attempt is in the journal. */
interface BegunCall extends OneCall {
  readonly begun: StoredAttempt
  readonly earlier: StoredAttempt | undefined
  readonly schema: ModelSchema
}

async function sentCall(
  context: CallContext,
  { call, begun, earlier, schema }: BegunCall,
  journal: Journal,
  hooks: PredictHooks,
): Promise<SentCall> {
  const { predictionId } = begun
  // A provider that cannot tell of predictions later is asked again by name, which runs nothing twice at a time.
  const canBeRead = context.provider.isIdempotent !== true
  if (predictionId !== undefined && canBeRead) return { attempt: { ...begun, predictionId } }
  const sent = await sendCall(
    context,
    {
      attempt: begun,
      mayBeSent: earlier !== undefined,
      expectedSeconds: await expectedSeconds(context, call, { begun, schema }),
      renewInput: () => inputOf(context, call, hooks),
    },
    journal,
    hooks,
  )
  const { runId, nodeId, predictionId: id } = sent.attempt
  context.log({ level: 'info', event: 'prediction-created', runId, nodeId, predictionId: id })
  return sent
}

/** Only where nothing is wanted of it on the way: no outputs that come one by one, and nobody tells of its end. */
async function expectedSeconds(
  { provider, webhookFor, costs }: CallContext,
  call: ModelCall,
  { begun, schema }: Pick<BegunCall, 'begun' | 'schema'>,
): Promise<number | undefined> {
  if (webhookFor(provider, begun.id) !== undefined || givesPartialOutput(schema)) return undefined
  return costs.expectedSeconds(call, schema)
}

/** Writes what an error says of the attempt. What stays open is carried on by the next equal call, or canceled. */
async function settle(
  context: CallContext,
  { id }: StoredAttempt,
  journal: Journal,
  { error, isCanceled }: { readonly error: unknown; readonly isCanceled: boolean },
): Promise<void> {
  const attempt = await context.attempts.get(id)
  // When the runtime closes it stays as it is, to be taken up at the next start.
  if (attempt === undefined || !isOpenAttempt(attempt) || context.closing.aborted) return
  if (isCanceled) {
    if (attempt.status === 'intent') await journal.write(attempt, { status: 'canceled' })
    else cancelLater(context, attempt)
    return
  }
  const status = statusAfter(error)
  const settled = status === undefined ? attempt : await journal.write(attempt, { status })
  if (isOpenAttempt(settled)) context.openAttempts.add([settled])
}

/** Undefined: it is as open as it was, and carried on at a retry or the next start. */
function statusAfter(error: unknown): StoredAttempt['status'] | undefined {
  if (!(error instanceof WeftError)) return undefined
  if (isLostAnswer(error)) return 'unknown'
  if (error.code === 'canceled' || error.code === 'timed_out') return 'canceled'
  // The prediction goes on or has its result, only we could not get at it now.
  if (error.code === 'provider_unreachable') return undefined
  return error.code === 'too_large' || error.code === 'asset_rejected' ? undefined : 'failed'
}

function provenanceOf(
  { run, place, call }: OneCall,
  { createdAt }: StoredAttempt,
  { simulated }: CallContext['provider'],
): Provenance {
  const { modelVersion } = describeModel(call.model)
  return makeProvenance({
    document: { ...run.document },
    inputs: call.input,
    model: { reference: call.model, ...(modelVersion !== undefined && { version: modelVersion }) },
    runId: run.id,
    nodeId: place.nodeId,
    lane: place.lane ?? 0,
    ...(run.workflowId !== undefined && { workflowId: run.workflowId }),
    createdAt,
    simulated,
  })
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
