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
