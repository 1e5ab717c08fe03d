import { WeftError } from '@weft/ports'
import type { RunError } from './run-event.ts'

/** Turns whatever was thrown into an error as it reaches the user; what is no `WeftError` is `internal`. */
export const toRunError = (thrown: unknown, nodeId?: string): RunError => {
  const node = nodeId === undefined ? {} : { nodeId }
  if (thrown instanceof WeftError) {
    return { code: thrown.code, message: thrown.message, retryable: thrown.retryable, ...node }
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return {
    code: 'internal',
    message: message || 'Something broke, without a word.',
    retryable: false,
    ...node,
  }
}

/** The failure of a step whose lanes did not all succeed: the first one's, and how many there were. */
export const describeLaneFailure = (reason: unknown, failed: number, lanes: number): WeftError => {
  const { code, message, retryable } = toRunError(reason)
  const words = lanes === 1 ? message : `${failed} of ${lanes} failed. ${message}`
  return new WeftError({ code, message: words, retryable, cause: reason })
}
