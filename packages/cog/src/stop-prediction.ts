import type { CogProviderOptions } from './cog-provider-options.ts'
import { hasEnded, type RunningPrediction } from './running-prediction.ts'
import { unreachable } from './unreachable.ts'

/** Milliseconds until a container that does not answer is taken to be gone. */
const patienceMs = 10_000

/**
 * Asks a container to stop a prediction of this process, unless it has ended.
 * @throws `provider_unreachable` when the container does not answer and the prediction has not ended meanwhile.
 */
export async function stopPrediction(
  prediction: RunningPrediction,
  options: Pick<CogProviderOptions, 'fetch'>,
): Promise<void> {
  if (hasEnded(prediction.current())) return
  prediction.isCanceled = true
  try {
    await stopAt(prediction.address, prediction.current().id, options)
  } catch (error) {
    if (!hasEnded(prediction.current())) throw error
  }
}

/**
 * Asks the container at an address to stop a prediction by its name, whoever made it (`POST /predictions/{id}/cancel`).
 * 404 says that it does not run: it has ended, or was not begun.
 * @throws `provider_unreachable` when the container does not answer.
 */
export async function stopAt(
  address: string,
  id: string,
  { fetch }: Pick<CogProviderOptions, 'fetch'>,
): Promise<void> {
  try {
    const signal = AbortSignal.timeout(patienceMs)
    const url = `${address}/predictions/${encodeURIComponent(id)}/cancel`
    const response = await fetch(url, { method: 'POST', redirect: 'manual', signal })
    await response.body?.cancel()
  } catch (cause) {
    throw unreachable(address, cause)
  }
}
