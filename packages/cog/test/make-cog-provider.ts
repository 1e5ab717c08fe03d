import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type CogProviderOptions, createCogProvider } from '../src/index.ts'
import type { LittleCog } from './little-cog.ts'

export const address = 'http://127.0.0.1:5000'

/** A provider over a little server in this process; long waits are cut to 5 ms, the quiet after a request is not. */
export function makeCogProvider(server: LittleCog, options: Partial<CogProviderOptions> = {}) {
  return createCogProvider({
    addresses: new Map(),
    fetch: server.fetch,
    now: Date.now,
    sleep: async (ms, signal) => {
      await delay(ms === 500 ? 30 : Math.min(ms, 5), undefined, { signal }).catch(() => undefined)
    },
    newId: randomUUID,
    ...options,
  })
}

/** A call of the little server's model. */
export function cogCall(input: Record<string, string | number> = {}, at = address) {
  return { model: `cog:${at}`, input: { prompt: 'a fox', ...input } }
}
