import { WeftError } from '@weft/ports'
import type { WebhookMessage } from '@weft/provider'
import type { CallsContext } from './call-context.ts'
import { contextOf } from './context-for.ts'
import { isOpenAttempt } from './is-open-attempt.ts'
import { providerName } from './provider-name.ts'

/** A webhook and what its path says: whose it is, and of which attempt. */
export interface AddressedWebhook {
  readonly provider: string
  readonly attemptId: string
  readonly message: WebhookMessage
}

/**
 * Takes a webhook. One that is good names the prediction of its attempt, in case the answer to the creation was lost,
 * and is handed to whoever waits for it. One that comes twice, late or for an attempt that is settled changes nothing.
 *
 * @throws WeftError `not_found` for a provider that sends none, `unauthenticated` for one that is forged or too old.
 */
export async function receiveWebhook(
  context: CallsContext,
  { provider: name, attemptId, message }: AddressedWebhook,
  signal: AbortSignal,
): Promise<void> {
  const { attempts, pushes, now } = context
  const attempt = await attempts.get(attemptId)
  // Of a call that is gone, nothing is told: a forger must not learn which ones there are.
  const provider =
    attempt?.provider === name ? contextOf(context, attempt).provider : context.providers.current()
  if (providerName(provider) !== name || provider.readWebhook === undefined)
    throw new WeftError({
      code: 'not_found',
      message: `No provider ${JSON.stringify(name)} sends webhooks here.`,
      retryable: false,
    })
  const prediction = await provider.readWebhook(message, signal)
  if (attempt === undefined) return
  if (isOpenAttempt(attempt) && attempt.predictionId === undefined)
    await attempts.claim(attemptId, prediction.id, now().toISOString())
  const { predictionId } = (await attempts.get(attemptId)) ?? {}
  if (predictionId === prediction.id) pushes.tell(attemptId, prediction)
}
