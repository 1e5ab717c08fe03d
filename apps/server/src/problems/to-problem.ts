import { WeftError } from '@weft/ports'
import { Problem } from './problem.ts'

/**
 * Makes a problem of anything thrown. Nothing of an unknown error is told: it belongs into the log.
 * A provider that refuses its own token is no reason to ask our caller for one, so that gets a code of its own.
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isTimeout(error)) {
    return new Problem('timed_out', 'It took too long, and was given up. Try again in a moment.')
  }
  if (!(error instanceof WeftError)) {
    return new Problem('internal', 'Something broke in the server. Its log says what.')
  }
  const code = error.code === 'unauthenticated' ? 'provider_unauthenticated' : error.code
  const headers = error.retryAfter === undefined ? {} : { 'retry-after': String(Math.ceil(error.retryAfter)) }
  return new Problem(code, error.message, { headers })
}

/** What an `AbortSignal.timeout` throws. */
function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError'
}
