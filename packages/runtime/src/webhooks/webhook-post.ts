import { checkedLookup } from '../network/checked-lookup.ts'
import { checkWebhookUrl } from './check-webhook-url.ts'
import { isLoopbackName } from './is-loopback-name.ts'

/** Milliseconds that a receiver has to answer. */
const answerMs = 10_000

/** One message, ready to be sent. */
export interface SignedMessage {
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string
}

/** Sends messages. */
export interface WebhookPost {
  /** Gives the HTTP status; what the receiver says besides is not read. Throws where there is no answer. */
  readonly send: (message: SignedMessage, signal: AbortSignal) => Promise<number>
  readonly close: () => Promise<void>
}

/**
 * Opens the way to receivers of webhooks. It connects to public addresses only, looked at when the socket connects, so
 * that no name leads inside; to this machine only where that is allowed. Redirects are not followed.
 */
export function openWebhookPost({ allowLoopback }: { readonly allowLoopback: boolean }): WebhookPost {
  let opened: ReturnType<typeof openAgents> | undefined
  return {
    send: async ({ url, headers, body }, signal) => {
      const refusal = checkWebhookUrl(url, { allowLoopback })
      if (refusal !== undefined) throw new Error(`nothing is sent there: ${refusal}`)
      const isInside = isLoopbackName(new URL(url).hostname.replace(/^\[|\]$/g, ''))
      opened ??= openAgents()
      const { outside, inside, fetch } = await opened
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...headers },
        body,
        dispatcher: isInside ? inside : outside,
        signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
      })
      await response.body?.cancel()
      return response.status
    },
    close: async () => {
      const agents = await opened
      await Promise.all([agents?.outside.destroy(), agents?.inside.destroy()])
    },
  }
}

/** Loaded when the first webhook is sent: a server at rest is spared the memory. */
async function openAgents() {
  const { Agent, fetch } = await import('undici')
  return {
    outside: new Agent({ connect: { lookup: checkedLookup, timeout: answerMs } }),
    inside: new Agent(),
    fetch,
  }
}
