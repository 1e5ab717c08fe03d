import { WeftError } from '@weft/ports'
import { canceledError, pause } from '@weft/provider'
import type { ApiAnswer } from './api-answer.ts'
import { errorOfAnswer } from './error-of-answer.ts'
import { NetworkFailure } from './network-failure.ts'
import { readApiAnswer } from './read-api-answer.ts'
import { retryAfterSeconds } from './retry-after-seconds.ts'
import { retryDelayMs } from './retry-delay-ms.ts'
import type { SendContext } from './send-context.ts'
import { sendRequest } from './send-request.ts'
import { toResponse } from './to-response.ts'
import type { CallOptions } from './transport.ts'

/**
 * Sends a request that may be repeated: after network errors, 429 and 5xx again, `maximumTries`
 * times in all, with growing pauses, or the pause that the answer asks for (a minute at most).
 * @throws the error of the last try; `canceled` when the signal fires.
 */
export async function sendRepeatable(
  context: SendContext,
  request: CallOptions & { readonly url: string; readonly init: RequestInit },
): Promise<Response> {
  const { maximumTries = 5 } = request
  for (let tries = 1; ; tries += 1) {
    if (request.signal.aborted) throw canceledError()
    const outcome = await tryOnce(context, request)
    if (outcome.response !== undefined) return outcome.response
    if (!outcome.error.retryable || tries === maximumTries) throw outcome.error
    await pause(context.sleep, retryDelayMs(tries, outcome.askedSeconds, context.random), request.signal)
  }
}

type Outcome =
  | { readonly response: Response }
  | { readonly response?: never; readonly error: WeftError; readonly askedSeconds?: number | undefined }

async function tryOnce(
  context: SendContext,
  { url, init, signal, doing, timeoutMs = 30_000 }: CallOptions & { url: string; init: RequestInit },
): Promise<Outcome> {
  let answer: ApiAnswer
  try {
    const reading = { read: readApiAnswer, redact: context.redact, passes: () => false }
    answer = await sendRequest(context.fetch, { url, init, signal, timeoutMs }, reading)
  } catch (failure) {
    if (signal.aborted) throw canceledError()
    if (!(failure instanceof NetworkFailure)) throw failure
    const message = `Could not ${doing}: Replicate cannot be reached (${failure.message}).`
    const error = new WeftError({ code: 'provider_unreachable', message, retryable: true, cause: failure })
    return { error }
  }
  if (answer.status >= 200 && answer.status < 300) return { response: toResponse(answer) }
  const redacted = { ...answer, body: context.redact(answer.body) }
  const error = errorOfAnswer(redacted, doing, context.now())
  return { error, askedSeconds: retryAfterSeconds(answer, context.now()) }
}
