import { createCogProvider } from '@weft/cog'
import type { ModelProvider } from '@weft/provider'
import { Agent, fetch as undiciFetch } from 'undici'
import { readAll } from '../network/read-all.ts'
import type { RuntimeOptions } from '../runtime-options.ts'
import type { World } from './world.ts'

/** Makes the provider for containers, and the way to let go of its connections. */
export function openCog(
  options: RuntimeOptions,
  world: World,
): { readonly provider: ModelProvider; readonly close: () => Promise<void> } {
  // A container answers when its prediction has ended, which may take longer than the 5 minutes of a plain `fetch`.
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 10_000 } })
  const patientFetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { method, body, signal } = init
    const response = await undiciFetch(url, {
      redirect: 'manual',
      headers: Object.fromEntries(new Headers(init.headers)),
      dispatcher: agent,
      ...(method !== undefined && { method }),
      ...(typeof body === 'string' && { body }),
      ...(signal && { signal }),
    })
    // undici's Response is the same class as the platform's, but typed by another package.
    return new Response(response.body ? readAll(response.body) : null, {
      status: response.status,
      headers: [...response.headers],
    })
  }
  const provider = createCogProvider({
    addresses: options.cogAddresses ?? new Map(),
    fetch: options.fetch ?? patientFetch,
    now: () => world.now().getTime(),
    sleep: world.sleep,
    newId: world.newId,
  })
  return { provider, close: () => agent.destroy() }
}
