import { WeftApiError } from './weft-api-error.ts'
import { WeftUnreachableError } from './weft-unreachable-error.ts'

/** Longest wait that a server may ask for and a request is tried again by itself, in seconds. */
const longestWait = 10

/**
 * Milliseconds after which a request that can be repeated is tried again; undefined when that would not help: no answer
 * came, the server is stopping (503), or asks to come again soon (429).
 *
 * @param tries how often it was sent, from 1
 * @param delay milliseconds before the second try; each further one waits twice as long
 */
export function retryWait(error: unknown, tries: number, delay: number): number | undefined {
  const backoff = delay * 2 ** (tries - 1)
  if (error instanceof WeftUnreachableError) return backoff
  if (!(error instanceof WeftApiError)) return undefined
  const { status, retryAfter } = error
  if (status === 503 && retryAfter === undefined) return backoff
  if ((status !== 503 && status !== 429) || retryAfter === undefined) return undefined
  return retryAfter <= longestWait ? Math.max(backoff, retryAfter * 1000) : undefined
}
