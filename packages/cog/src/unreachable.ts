import { WeftError } from '@weft/ports'

/** Nothing answers at the address, with what the network said. Asking again is safe: a prediction has a name. */
export function unreachable(address: string, cause: unknown): WeftError {
  const words = wordsOf(cause)
  return new WeftError({
    code: 'provider_unreachable',
    message: `No container answers at ${address} (${words}). Start it, such as with \`docker run -p 5000:5000 …\`, and run again.`,
    retryable: true,
    cause,
  })
}

function wordsOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'no answer'
  const inner = cause.cause instanceof Error ? cause.cause.message : ''
  return inner === '' ? cause.message : inner
}
