import { join } from 'node:path'
import { WeftError } from '@weft/ports'
import type { ModelDescription, ModelProvider } from '@weft/provider'
import { createReplicateProvider } from '@weft/replicate'
import { createSimulator } from '@weft/simulator'
import { maxAssetBytes } from '../assets/max-asset-bytes.ts'
import type { BundledVersion } from '../catalog/bundled-versions.ts'
import { fetchPublic } from '../network/fetch-public.ts'
import type { PublicFetch } from '../network/public-fetch.ts'
import type { RuntimeOptions } from '../runtime-options.ts'
import { toHostedModel } from './to-hosted-model.ts'
import type { World } from './world.ts'

const simulatorUrl = 'http://simulator.localhost/v1'

/** What opening a provider asks besides the options. */
export interface OpenProviderContext {
  readonly world: World
  readonly network: PublicFetch
  readonly bundled: readonly BundledVersion[]
  /** Models that were added earlier: the simulator hosts them too. */
  readonly added: readonly ModelDescription[]
}

/** The provider, and how to let go of it. */
export interface OpenProvider {
  readonly provider: ModelProvider
  readonly close: () => Promise<void>
}

/** Opens Replicate, or the simulator in this process, by the same client. Throws `unauthenticated` without a token. */
export function openProvider(options: RuntimeOptions, context: OpenProviderContext): OpenProvider {
  switch (options.provider) {
    case 'replicate':
      return openReplicate(options, context)
    case 'simulator':
      return openSimulator(options, context)
  }
}

function openReplicate(options: RuntimeOptions, { world }: OpenProviderContext): OpenProvider {
  const { replicateToken: token, replicateBaseUrl: baseUrl } = options
  if (!token)
    throw new WeftError({
      code: 'unauthenticated',
      message: 'The provider replicate needs a token: set REPLICATE_API_TOKEN, or use the simulator.',
      retryable: false,
    })
  const provider = createReplicateProvider({
    token,
    baseUrl,
    fetch: world.fetch,
    now: () => world.now().getTime(),
    sleep: world.sleep,
    random: world.random,
  })
  return { provider, close: async () => undefined }
}

function openSimulator(options: RuntimeOptions, context: OpenProviderContext): OpenProvider {
  const { world, network, bundled, added } = context
  const known = new Set(bundled.map(({ owner, name, version }) => `${owner}/${name}:${version.id}`))
  const now = () => world.now().getTime()
  const simulator = createSimulator({
    now,
    newId: () => world.newId().replaceAll('-', '').slice(0, 26),
    random: world.random,
    latencyMs: options.simulatorLatencyMs,
    models: [...bundled, ...added.filter(({ ref }) => !known.has(ref)).flatMap(toHostedModel)],
    baseUrl: simulatorUrl,
    ...(options.dataDirectory !== undefined && { stateDirectory: join(options.dataDirectory, 'simulator') }),
    fetch: publicFetchOf(network),
  })
  const provider = createReplicateProvider({
    token: 'simulated',
    baseUrl: simulatorUrl,
    fetch: simulator.fetch,
    now,
    // Nothing is spared by asking a server in the same process seldom, so waits are a tenth of what they are outside.
    sleep: (milliseconds, signal) => world.sleep(milliseconds / 10, signal),
    random: world.random,
    simulated: true,
    maxPollsPerMinute: 60_000,
  })
  return { provider, close: () => simulator.close() }
}

/** Input pictures by URL, as the simulator fetches them: from public addresses only. */
function publicFetchOf(network: PublicFetch): typeof fetch {
  return async (input) => {
    const url = input instanceof Request ? input.url : String(input)
    const file = await fetchPublic(url, { network, maxBytes: maxAssetBytes, timeoutMs: 60_000 })
    return new Response(new Uint8Array(file.bytes), { headers: { 'content-type': file.mediaType } })
  }
}
