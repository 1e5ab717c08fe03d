import { checkedLookup } from './checked-lookup.ts'
import type { PublicFetch } from './public-fetch.ts'
import { readAll } from './read-all.ts'

/**
 * A `fetch` that connects to public addresses only. The check is made on the address that the socket connects to, so
 * a name that resolves differently the second time does not get past it. Redirects are not followed.
 */
export function createPublicFetch(): PublicFetch & { readonly close: () => Promise<void> } {
  let opened: ReturnType<typeof openAgent> | undefined
  return {
    fetch: async (url, init) => {
      opened ??= openAgent()
      const { agent, fetch } = await opened
      const response = await fetch(url, {
        ...(init.signal && { signal: init.signal }),
        redirect: 'manual',
        dispatcher: agent,
      })
      // undici's Response is the same class as the platform's, but typed by another package.
      return new Response(response.body ? readAll(response.body) : null, {
        status: response.status,
        headers: [...response.headers],
      })
    },
    close: async () => (await opened)?.agent.destroy(),
  }
}

/** Loaded when something is fetched: a server at rest is spared its memory. */
async function openAgent() {
  const { Agent, fetch } = await import('undici')
  return { agent: new Agent({ connect: { lookup: checkedLookup, timeout: 10_000 } }), fetch }
}
