import { WeftError } from '@weft/ports'
import type { Prediction } from '@weft/provider'
import { isTerminalStatus } from '@weft/replicate-protocol'
import type { Transport } from './transport.ts'

/**
 * Asks Replicate to stop a prediction. A refusal is no error when the prediction turns out to have ended.
 * @throws the refusal otherwise, such as `not_found`.
 */
export async function cancelPrediction(
  transport: Transport,
  predictionId: string,
  read: (signal: AbortSignal) => Promise<Prediction>,
): Promise<void> {
  const { signal } = new AbortController()
  const id = encodeURIComponent(predictionId)
  try {
    await transport.repeatable({ signal, doing: `cancel prediction ${predictionId}` }, async (client) => {
      await client.request(`/predictions/${id}/cancel`, { method: 'POST' })
    })
  } catch (refusal) {
    if (!(refusal instanceof WeftError) || refusal.retryable || refusal.code === 'unauthenticated')
      throw refusal
    const prediction = await read(signal).catch(() => undefined)
    if (prediction === undefined || !isTerminalStatus(prediction.status)) throw refusal
  }
}
