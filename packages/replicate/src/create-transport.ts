import { WeftError } from '@weft/ports'
import Replicate from 'replicate'
import { createCreationQueue } from './create-creation-queue.ts'
import { redactToken } from './redact-token.ts'
import type { ReplicateProviderOptions } from './replicate-provider-options.ts'
import { sendOnce } from './send-once.ts'
import { sendRepeatable } from './send-repeatable.ts'
import type { Transport } from './transport.ts'
import { unknownOutcome } from './unknown-outcome.ts'

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** Makes the transport of one provider. See `Transport` for its rules. */
export function createTransport(options: ReplicateProviderOptions): Transport {
  const redact = redactToken(options.token)
  const queue = createCreationQueue(options)

  /** The npm client sends a POST up to six times when fetch throws; each of them gets the first one's end. */
  const clientOver = (send: (url: string, init: RequestInit) => Promise<Response>) => {
    let answer: Promise<Response> | undefined
    const fetchOnce: Fetch = (input, init) => {
      answer ??= send(input instanceof Request ? input.url : String(input), init ?? {})
      return answer
    }
    const client = new Replicate({
      auth: options.token,
      baseUrl: options.baseUrl,
      fetch: fetchOnce,
      useFileOutput: false,
    })
    // With an empty token the client takes one from the environment, which may be meant for another server.
    client.auth = options.token
    return client
  }

  return {
    repeatable: async (call, use) => {
      const client = clientOver((url, init) => sendRepeatable({ ...options, redact }, { ...call, url, init }))
      return unlessUnreadable(use(client), (reason) => {
        const message = `Could not ${call.doing}: the answer is not what Replicate's API gives (${redact(reason)}).`
        return new WeftError({ code: 'provider_failed', message, retryable: false })
      })
    },
    once: async (call, use) => {
      const client = clientOver((url, init) =>
        sendOnce({ ...options, redact, queue }, { ...call, url, init }),
      )
      return unlessUnreadable(use(client), (reason) => unknownOutcome(call.doing, redact(reason)))
    },
  }
}

/** Whatever is no `WeftError` comes from an answer that could not be read, such as a page of HTML. */
async function unlessUnreadable<Answer>(
  answer: Promise<Answer>,
  errorOf: (reason: string) => WeftError,
): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof WeftError) throw error
    throw errorOf(error instanceof Error ? error.message : 'unknown')
  }
}
