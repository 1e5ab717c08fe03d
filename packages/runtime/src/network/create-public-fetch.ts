import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, fetch as undiciFetch } from 'undici'
import { isPublicAddress } from './is-public-address.ts'
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

const checkedLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '')
    const refused = addresses.find(({ address }) => !isPublicAddress(address))
    if (refused) return done(new Error(`${hostname} is ${refused.address}, which is no public address`), '')
    const [first] = addresses
    if (!first) return done(new Error(`${hostname} has no address`), '')
    if (options.all) return done(null, addresses)
    return done(null, first.address, first.family)
  })
}
