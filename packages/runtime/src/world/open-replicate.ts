import type { ModelProvider } from '@weft/provider'
import { createReplicateProvider } from '@weft/replicate'
import { isOnThisMachine } from '../network/is-on-this-machine.ts'
import type { RuntimeOptions } from '../runtime-options.ts'
import type { World } from './world.ts'

/** On this machine nothing is on its way for long: what was sent before is read before the list is asked for. */
const nearSettleMs = 1000

/** Makes the provider for Replicate with a token. Throws `unauthenticated` for a token that no header can carry. */
export function openReplicate(options: RuntimeOptions, world: World, token: string): ModelProvider {
  const { replicateBaseUrl: baseUrl, predictionDeadlineMs: deadline } = options
  return createReplicateProvider({
    token,
    baseUrl,
    fetch: world.fetch,
    now: () => world.now().getTime(),
    sleep: world.sleep,
    random: world.random,
    ...(isOnThisMachine(baseUrl) && { settleMs: nearSettleMs }),
    // Told to Replicate too, so that a prediction ends even when this server is gone by then.
    ...(deadline !== undefined && { cancelAfterSeconds: Math.max(5, Math.ceil(deadline / 1000)) }),
  })
}
