import { NetworkFailure } from './network-failure.ts'
import { readNetworkFailure } from './read-network-failure.ts'

/** One request and what it may take. */
export interface OutgoingRequest {
  readonly url: string
  readonly init: RequestInit
  /** Ends the request at once. */
  readonly signal: AbortSignal
  /** Milliseconds until an unanswered request is given up. */
  readonly timeoutMs: number
}

/**
 * Sends a request once and reads the whole answer with `read`, within one deadline. Redirects are not followed:
 * Replicate's API has none, and a followed one would carry the token away or send a POST twice.
 * @throws `NetworkFailure` when there was no whole answer, an end by the signal included; whatever else `read`
 * throws as a `WeftError` passes through.
 */
export async function sendRequest<Answer>(
  fetch: (url: string, init?: RequestInit) => Promise<Response>,
  request: OutgoingRequest,
  {
    read,
    redact,
    passes,
  }: {
    readonly read: (response: Response) => Promise<Answer>
    readonly redact: (text: string) => string
    /** Errors of `read` that are no failure of the network. */
    readonly passes: (error: unknown) => boolean
  },
): Promise<Answer> {
  const end = new AbortController()
  const stop = () => end.abort()
  if (request.signal.aborted) stop()
  request.signal.addEventListener('abort', stop, { once: true })
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    end.abort()
  }, request.timeoutMs)
  const ended = Promise.withResolvers<never>()
  end.signal.addEventListener('abort', () => ended.reject(new Error('ended')), { once: true })
  ended.promise.catch(() => {})
  try {
    const answer = (async () =>
      read(await fetch(request.url, { ...request.init, redirect: 'manual', signal: end.signal })))()
    // A server in this process need not heed the signal, so the wait for it is ended here.
    return await Promise.race([answer, ended.promise])
  } catch (error) {
    if (passes(error)) throw error
    if (timedOut) {
      const seconds = request.timeoutMs / 1000
      throw new NetworkFailure(`no answer within ${seconds} s`, { surelyNotSent: false, timedOut })
    }
    throw readNetworkFailure(error, redact)
  } finally {
    clearTimeout(timer)
    request.signal.removeEventListener('abort', stop)
  }
}
