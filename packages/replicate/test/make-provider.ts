import type { ModelProvider } from '@weft/provider'
import { createReplicateProvider, type ReplicateProviderOptions } from '../src/index.ts'
import { createLittleReplicate, type LittleReplicate, versionA } from './little-replicate.ts'
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts'

/** A provider over a little server in this process, in virtual time. */
export interface Bench {
  readonly provider: ModelProvider
  readonly server: LittleReplicate
  readonly clock: VirtualClock
}

/** Makes a bench. `options` overrides what the provider gets. */
export function makeBench(options: Partial<ReplicateProviderOptions> = {}, readsUntilEnd = 2): Bench {
  const server = createLittleReplicate({ readsUntilEnd })
  const clock = createVirtualClock(Date.now())
  const provider = createReplicateProvider({
    token: server.token,
    baseUrl: server.baseUrl,
    fetch: server.fetch,
    now: clock.now,
    sleep: clock.sleep,
    random: () => 0,
    ...options,
  })
  return { provider, server, clock }
}

/** A call of the little server's model. */
export function callOf(input: Record<string, string | number> = {}) {
  return { model: `tester/paint:${versionA}`, input: { prompt: 'a fox', ...input } }
}
