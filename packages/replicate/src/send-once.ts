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

/** How long an answer that is not held back is waited for after the caller gave up: what was made is still known then. */
const graceMs = 5000

/**
 * Sends a request that may be billed, in its turn. It is sent again only after a 429, when the pause that it asks for
 * is over.
 *
 * Once it is on its way, the caller's signal no longer ends it at once: the answer is waited for up to five seconds
 * more, and as long as it may be held back, and given as usual, because a prediction whose id nobody knows cannot be
 * canceled. While a limit lets creations pass only a few at a time, no answer is held back: it would hold up others.
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
      const answer = await post(context, context.queue.isNarrow() ? withoutHold(request) : request)
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

function withoutHold<Request extends CreateCallOptions & { readonly init: RequestInit }>(
  request: Request,
): Request {
  const headers = new Headers(request.init.headers)
  headers.delete('prefer')
  return { ...request, holdMs: 0, init: { ...request.init, headers } }
}

async function post(
  context: SendContext,
  request: CreateCallOptions & { url: string; init: RequestInit },
): Promise<ApiAnswer> {
  const { url, init, signal, doing, holdMs = 0 } = request
  const timeoutMs = (request.timeoutMs ?? 60_000) + holdMs
  const end = new AbortController()
  let grace: ReturnType<typeof setTimeout> | undefined
  const startGrace = () => {
    grace = setTimeout(() => end.abort(), graceMs + holdMs)
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
