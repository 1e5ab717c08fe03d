import { WeftError } from '@weft/ports'
import type { ApiAnswer } from './api-answer.ts'
import type { CreationOutcome, CreationQueue } from './create-creation-queue.ts'
import { emptySeconds } from './empty-seconds.ts'
import { errorOfAnswer } from './error-of-answer.ts'
import { NetworkFailure } from './network-failure.ts'
import { readApiAnswer } from './read-api-answer.ts'
import { retryAfterSeconds } from './retry-after-seconds.ts'
import type { SendContext } from './send-context.ts'
import { sendRequest } from './send-request.ts'
import { toResponse } from './to-response.ts'
import type { CreateCallOptions } from './transport.ts'
import { unknownOutcome } from './unknown-outcome.ts'

/** How long an answer is waited for after the caller gave up, so that what was made is still known. */
const graceMs = 5000

/**
 * Sends a request that may be billed, in its turn. It is sent again only after a 429, when the pause that it asks for
 * is over.
 *
 * Once it is on its way, the caller's signal no longer ends it at once: the answer is waited for up to five seconds
 * more and given as usual, because a prediction whose id nobody knows cannot be canceled.
 * @throws `provider_unreachable`, retryable only where the request surely never left; the refusals of
 * `errorOfAnswer`; `canceled` when the signal fires before the request or while waiting to send it again.
 */
export async function sendOnce(
  context: SendContext & { readonly queue: CreationQueue },
  request: CreateCallOptions & { readonly url: string; readonly init: RequestInit },
): Promise<Response> {
  const { signal, doing, onWaiting } = request
  const turn = context.queue.join(request.owner ?? '')
  for (;;) {
    await turn.wait(signal, onWaiting)
    let outcome: CreationOutcome = {}
    try {
      const answer = await post(context, request)
      const empty = emptySeconds(answer)
      if (empty !== undefined) outcome = { emptySeconds: empty }
      if (answer.status >= 200 && answer.status < 300) return toResponse(answer)
      const redacted = { ...answer, body: context.redact(answer.body) }
      const error = errorOfAnswer(redacted, doing, context.now())
      if (error.code === 'provider_unreachable') throw unknownOutcome(doing, error.message)
      if (error.code !== 'rate_limited') throw error
      // A 429 that names no time: Replicate's own limits are per minute, six a minute at the least.
      outcome = { throttledSeconds: Math.max(retryAfterSeconds(answer, context.now()) ?? 10, 0.1) }
    } finally {
      turn.settle(outcome)
    }
  }
}

async function post(
  context: SendContext,
  { url, init, signal, doing, timeoutMs = 60_000 }: CreateCallOptions & { url: string; init: RequestInit },
): Promise<ApiAnswer> {
  const end = new AbortController()
  let grace: ReturnType<typeof setTimeout> | undefined
  const startGrace = () => {
    grace = setTimeout(() => end.abort(), graceMs)
  }
  signal.addEventListener('abort', startGrace, { once: true })
  try {
    const reading = { read: readApiAnswer, redact: context.redact, passes: () => false }
    return await sendRequest(context.fetch, { url, init, signal: end.signal, timeoutMs }, reading)
  } catch (failure) {
    if (!(failure instanceof NetworkFailure)) throw failure
    if (!failure.surelyNotSent) throw unknownOutcome(doing, failure.message)
    const message = `Could not ${doing}: Replicate cannot be reached (${failure.message}). Nothing was sent.`
    throw new WeftError({ code: 'provider_unreachable', message, retryable: true, cause: failure })
  } finally {
    clearTimeout(grace)
    signal.removeEventListener('abort', startGrace)
  }
}
