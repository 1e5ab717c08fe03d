import { WeftError } from '@weft/ports'
import type { Prediction, PredictionCall } from '@weft/provider'
import type { StoredAttempt } from '@weft/storage'
import type { CallContext } from './call-context.ts'

/**
 * Looks for the prediction of an attempt whose answer was lost: same model version, exactly the same input, made since
 * then, and claimed by no other attempt. Undefined: there is certainly none. Throws when that cannot be said.
 */
export async function findLostPrediction(
  { provider, attempts }: Pick<CallContext, 'provider' | 'attempts'>,
  { attempt, call }: { readonly attempt: StoredAttempt; readonly call: PredictionCall },
  signal: AbortSignal,
): Promise<Prediction | undefined> {
  let candidates: readonly Prediction[]
  try {
    candidates = await provider.find(call, new Date(attempt.createdAt), signal)
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new WeftError({
      code: 'provider_unreachable',
      message: `It is not known whether ${provider.id} accepted this call: its answer was lost, and looking for the prediction failed too (${cause instanceof Error ? cause.message : String(cause)}). Look at the provider's list of predictions, then run it again if it is not there.`,
      retryable: false,
      cause,
    })
  }
  for (const candidate of candidates) {
    const owner = await attempts.ofPrediction(provider.id, candidate.id)
    if (!owner || owner.id === attempt.id) return candidate
  }
  return undefined
}
