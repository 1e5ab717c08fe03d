import { createPublicFetch } from '../network/create-public-fetch.ts'
import type { PublicFetch } from '../network/public-fetch.ts'
import type { RuntimeOptions } from '../runtime-options.ts'

/** The way to the public internet: the `fetch` handed in, or one that connects to public addresses only. */
export function openNetwork({ fetch: given }: Pick<RuntimeOptions, 'fetch'>): PublicFetch & {
  readonly close: () => Promise<void>
} {
  if (!given) return createPublicFetch()
  return {
    fetch: (url, init) => given(url, { redirect: 'manual', ...(init.signal && { signal: init.signal }) }),
    close: async () => undefined,
  }
}
