import type { CogProviderOptions } from './cog-provider-options.ts'
import { hasEnded, type RunningPrediction } from './running-prediction.ts'
import { unreachable } from './unreachable.ts'

/** Milliseconds until a container that does not answer is taken to be gone. */
const patienceMs = 10_000

/**
 * Asks a container to stop a prediction. 404 says that it does not run: it has ended, or was not begun.
 * @throws `provider_unreachable` when the container does not answer and the prediction has not ended meanwhile.
 */
export async function stopPrediction(
  prediction: RunningPrediction,
  { fetch }: Pick<CogProviderOptions, 'fetch'>,
): Promise<void> {
  const { id } = prediction.current()
  if (hasEnded(prediction.current())) return
  prediction.isCanceled = true
  try {
    const signal = AbortSignal.timeout(patienceMs)
    const url = `${prediction.address}/predictions/${encodeURIComponent(id)}/cancel`
    const response = await fetch(url, { method: 'POST', redirect: 'manual', signal })
    await response.body?.cancel()
  } catch (cause) {
    if (!hasEnded(prediction.current())) throw unreachable(prediction.address, cause)
  }
}
