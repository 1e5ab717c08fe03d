import { Agent, fetch as undiciFetch } from 'undici'
import { checkedLookup } from './checked-lookup.ts'
import type { PublicFetch } from './public-fetch.ts'
import { readAll } from './read-all.ts'

/**
 * A `fetch` that connects to public addresses only. The check is made on the address that the socket connects to, so
 * a name that resolves differently the second time does not get past it. Redirects are not followed.
 */
export function createPublicFetch(): PublicFetch & { readonly close: () => Promise<void> } {
  const agent = new Agent({ connect: { lookup: checkedLookup, timeout: 10_000 } })
  return {
    fetch: async (url, init) => {
      const response = await undiciFetch(url, {
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
    close: () => agent.destroy(),
  }
}
