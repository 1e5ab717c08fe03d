import { join } from 'node:path'
import { parseModelReference } from '@weft/ports'
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

/** What opening the simulator asks besides the options. */
export interface SimulatorContext {
  readonly world: World
  readonly network: PublicFetch
  readonly bundled: readonly BundledVersion[]
  /** Models that were added: the simulator hosts them too. */
  readonly added: readonly ModelDescription[]
}

/** The simulator in this process, reached by the same client as Replicate. */
export interface OpenSimulator {
  readonly provider: ModelProvider
  /** Hosts a model that was added; one without a whole version cannot be hosted. */
  readonly host: (model: ModelDescription) => void
  readonly close: () => Promise<void>
}

/** Opens the simulator. Predictions that an earlier process left unfinished go on. */
export function openSimulator(options: RuntimeOptions, context: SimulatorContext): OpenSimulator {
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
    // What was sent to this process is in its list.
    settleMs: 0,
    maxPollsPerMinute: 60_000,
  })
  return {
    // A model that is known by its schema alone is nowhere but here.
    provider: { ...provider, serves: (reference) => provider.serves(reference) || isLocal(reference) },
    host: (model) => {
      if (known.has(model.ref)) return
      for (const hosted of toHostedModel(model)) simulator.host(hosted)
    },
    close: () => simulator.close(),
  }
}

function isLocal(reference: string): boolean {
  const parsed = parseModelReference(reference)
  return !('issue' in parsed) && parsed.form === undefined && parsed.owner === 'local'
}

/** Input pictures by URL, as the simulator fetches them: from public addresses only. */
function publicFetchOf(network: PublicFetch): typeof fetch {
  return async (input) => {
    const url = input instanceof Request ? input.url : String(input)
    const file = await fetchPublic(url, { network, maxBytes: maxAssetBytes, timeoutMs: 60_000 })
    return new Response(new Uint8Array(file.bytes), { headers: { 'content-type': file.mediaType } })
  }
}
