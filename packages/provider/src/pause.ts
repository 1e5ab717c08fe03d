import { canceledError } from './canceled-error.ts'

/**
 * Waits `ms` milliseconds by the handed-in `sleep`.
 * @throws `canceled` as soon as the signal fires, even where `sleep` does not heed it.
 */
export async function pause(
  sleep: (ms: number, signal: AbortSignal) => Promise<void>,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) throw canceledError()
  const aborted = Promise.withResolvers<never>()
  const giveUp = () => aborted.reject(canceledError())
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    await Promise.race([sleep(ms, signal), aborted.promise])
  } catch (error) {
    if (signal.aborted) throw canceledError()
    throw error
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
  if (signal.aborted) throw canceledError()
}
