import type { PredictHooks } from '@weft/engine'
import type { ModelResult } from '@weft/nodes'
import { type ModelSchema, WeftError } from '@weft/ports'
import type { Provenance } from '@weft/provenance'
import type { Prediction } from '@weft/provider'
import { errorOfPrediction } from '@weft/replicate'
import type { CallContext } from './call-context.ts'
import { createOutputKeeper } from './create-output-keeper.ts'
import type { CreatedAttempt, Journal } from './journal.ts'

/** Milliseconds that a cancel may take to be told to the provider and answered. */
const cancelTime = 15_000

/** A prediction that was made, to be waited for. */
export interface RunningCall {
  readonly attempt: CreatedAttempt
  /** What was answered when it was made: one that had ended by then is not asked for again. */
  readonly answer?: Prediction
  readonly schema: ModelSchema
  /** What its pictures carry. The same for one attempt, so that a picture kept twice has the same bytes. */
  readonly provenance: Provenance
  /** Told of its end, whatever end, before anything comes of it: it may be billed. */
  readonly onEnded: (prediction: Prediction) => Promise<void>
}

/**
 * Waits for a prediction and keeps its files, partial ones as soon as they are seen. A canceled run cancels it at the
 * provider, and so does the deadline, unless it is done already: what is paid for is kept. Throws the provider's words
 * as a `WeftError`, `timed_out` after the deadline.
 */
export async function awaitPrediction(
  context: CallContext,
  { attempt, answer, schema, provenance, onEnded }: RunningCall,
  journal: Journal,
  hooks: PredictHooks,
): Promise<ModelResult> {
  const { closing, log } = context
  // Not the run's signal: a picture that is paid for is fetched even when the run is canceled meanwhile.
  const keeper = createOutputKeeper(context, { schema, provenance, signal: closing })

  let seen = 0
  let shown = 0
  const showPartial = async (output: NonNullable<Prediction['output']>): Promise<void> => {
    seen += 1
    const at = seen
    try {
      const kept = await keeper.keep(output)
      // Files come over the network in any order: an older output must not be shown over a newer one.
      if (at < shown) return
      shown = at
      hooks.onPartial?.(kept)
    } catch (error) {
      // The end of the prediction fetches it again; only if that fails is it lost.
      log({
        level: 'warn',
        event: 'partial-output-not-kept',
        runId: attempt.runId,
        nodeId: attempt.nodeId,
        message: error instanceof Error ? error.message : String(error),
      })
    }
  }

  const onUpdate = (prediction: Prediction): void => {
    if (prediction.progress) hooks.onProgress(prediction.progress)
    if (prediction.status === 'processing' && prediction.output !== undefined && prediction.output !== null)
      void showPartial(prediction.output)
  }

  const ended =
    answer !== undefined && hasEnded(answer)
      ? answer
      : await waitOrCancel(context, attempt, journal, { signal: hooks.signal, onUpdate, onEnded })
  await onEnded(ended)
  if (ended.status !== 'succeeded' || (ended.output === undefined && ended.dataRemoved === true))
    throw errorOfPrediction(ended)
  return { output: await keeper.keep(ended.output ?? null), prediction: ended }
}

function hasEnded({ status }: Prediction): boolean {
  return status !== 'starting' && status !== 'processing'
}

async function waitOrCancel(
  context: CallContext,
  attempt: CreatedAttempt,
  journal: Journal,
  {
    signal,
    onUpdate,
    onEnded,
  }: {
    readonly signal: AbortSignal
    readonly onUpdate: (prediction: Prediction) => void
    readonly onEnded: RunningCall['onEnded']
  },
): Promise<Prediction> {
  const { provider, pushes, webhookFor, closing } = context
  const { id, predictionId } = attempt
  const deadline = startDeadline(context, attempt)
  const hasWebhook = webhookFor(provider, id) !== undefined
  try {
    return await provider.wait(predictionId, {
      signal: AbortSignal.any([signal, deadline.signal]),
      onUpdate,
      ...(hasWebhook && { subscribe: (tell) => pushes.subscribe(id, tell) }),
    })
  } catch (error) {
    if (closing.aborted || !(signal.aborted || deadline.signal.aborted)) throw error
    await provider.cancel(predictionId, attempt.model)
    const last = await provider.get(predictionId, AbortSignal.timeout(cancelTime))
    if (last.status === 'succeeded' || last.status === 'failed') return last
    if (last.status === 'canceled') await onEnded(last)
    // A provider may take a while to stop it; that it was asked to is enough.
    await journal.write(attempt, { status: 'canceled' })
    throw signal.aborted ? canceled(predictionId) : timedOut(predictionId, context.predictionDeadlineMs)
  } finally {
    deadline.stop()
  }
}

/** Fires when a prediction has had its time; the time goes on while this server is away. */
function startDeadline(
  { predictionDeadlineMs, now, sleep, closing }: CallContext,
  { updatedAt }: CreatedAttempt,
): { readonly signal: AbortSignal; readonly stop: () => void } {
  const deadline = new AbortController()
  const stopped = new AbortController()
  const left = Math.max(0, Date.parse(updatedAt) + predictionDeadlineMs - now().getTime())
  const until = AbortSignal.any([stopped.signal, closing])
  const fire = (): void => {
    if (!until.aborted) deadline.abort()
  }
  sleep(left, until).then(fire, fire)
  return { signal: deadline.signal, stop: () => stopped.abort() }
}

function canceled(predictionId: string): WeftError {
  const message = `The prediction ${predictionId} was canceled.`
  return new WeftError({ code: 'canceled', message, retryable: true })
}

function timedOut(predictionId: string, milliseconds: number): WeftError {
  const minutes = Math.round(milliseconds / 6000) / 10
  const message = `The prediction ${predictionId} did not end within ${minutes} minutes and was canceled.`
  return new WeftError({ code: 'timed_out', message, retryable: true })
}
