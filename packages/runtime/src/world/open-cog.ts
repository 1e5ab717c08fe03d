import { createCogProvider } from '@weft/cog'
import type { ModelProvider } from '@weft/provider'
import { readAll } from '../network/read-all.ts'
import type { RuntimeOptions } from '../runtime-options.ts'
import type { World } from './world.ts'

/** Makes the provider for containers, and the way to let go of its connections. */
export function openCog(
  options: RuntimeOptions,
  world: World,
): { readonly provider: ModelProvider; readonly close: () => Promise<void> } {
  let opened: ReturnType<typeof openAgent> | undefined
  const patientFetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { method, body, signal } = init
    opened ??= openAgent()
    const { agent, fetch } = await opened
    const response = await fetch(url, {
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
  return { provider, close: async () => (await opened)?.agent.destroy() }
}

/** Loaded for the first container: a server at rest is spared the memory. */
async function openAgent() {
  const { Agent, fetch } = await import('undici')
  // A container answers when its prediction has ended, which may take longer than the 5 minutes of a plain `fetch`.
  return { agent: new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 10_000 } }), fetch }
}
