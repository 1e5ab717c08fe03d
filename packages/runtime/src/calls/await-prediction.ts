import type { PredictHooks } from '@weft/engine'
import type { ModelResult } from '@weft/nodes'
import { type ModelSchema, WeftError } from '@weft/ports'
import type { Prediction } from '@weft/provider'
import { errorOfPrediction } from '@weft/replicate'
import type { StoredAttempt } from '@weft/storage'
import type { CallContext } from './call-context.ts'
import { createOutputKeeper } from './create-output-keeper.ts'

/** Milliseconds that a cancel may take to be told to the provider and answered. */
const cancelTime = 15_000

/** A prediction that was made, to be waited for. */
export interface RunningCall {
  readonly attempt: StoredAttempt & { readonly predictionId: string }
  readonly schema: ModelSchema
}

/**
 * Waits for a prediction and keeps its files, partial ones as soon as they are seen. A canceled run cancels it at the
 * provider, unless it is done already: what is paid for is kept. Throws the provider's words as a `WeftError`.
 */
export async function awaitPrediction(
  context: CallContext,
  { attempt, schema }: RunningCall,
  hooks: PredictHooks,
): Promise<ModelResult> {
  const { provider, closing, log } = context
  // Not the run's signal: a picture that is paid for is fetched even when the run is canceled meanwhile.
  const keeper = createOutputKeeper(context, { schema, signal: closing })

  const showPartial = async (output: NonNullable<Prediction['output']>): Promise<void> => {
    try {
      hooks.onPartial?.(await keeper.keep(output))
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

  let ended: Prediction
  try {
    ended = await provider.wait(attempt.predictionId, { signal: hooks.signal, onUpdate })
  } catch (error) {
    if (!hooks.signal.aborted || closing.aborted) throw error
    ended = await cancelPrediction(context, attempt.predictionId)
  }
  if (ended.status !== 'succeeded' || (ended.output === undefined && ended.dataRemoved === true))
    throw errorOfPrediction(ended)
  return { output: await keeper.keep(ended.output ?? null), prediction: ended }
}

async function cancelPrediction({ provider }: CallContext, predictionId: string): Promise<Prediction> {
  await provider.cancel(predictionId)
  const prediction = await provider.get(predictionId, AbortSignal.timeout(cancelTime))
  // A provider may take a while to stop it; that it was asked to is enough.
  if (prediction.status === 'starting' || prediction.status === 'processing')
    throw new WeftError({
      code: 'canceled',
      message: `The prediction ${predictionId} was canceled.`,
      retryable: true,
    })
  return prediction
}
