import { WeftError } from '@weft/ports'

/** The `WeftError` that a promise is rejected with. */
export async function errorOf(promise: Promise<unknown>): Promise<WeftError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof WeftError) return error
    throw error
  }
  throw new Error('Expected a WeftError, but nothing was thrown.')
}
