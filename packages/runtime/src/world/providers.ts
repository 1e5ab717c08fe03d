import { parseModelReference, WeftError } from '@weft/ports'
import type { ModelDescription, ModelProvider } from '@weft/provider'
import type { WorkflowDocument } from '@weft/workflow'
import { providerName } from '../calls/provider-name.ts'
import { describeReplicate, type ProviderState } from '../credentials/provider-state.ts'
import { createSecretFile } from '../credentials/secret-file.ts'
import { type WatchedProvider, watchAccess } from '../credentials/watch-access.ts'
import type { RuntimeOptions } from '../runtime-options.ts'
import { openCog } from './open-cog.ts'
import { openReplicate } from './open-replicate.ts'
import { type OpenSimulator, openSimulator, type SimulatorContext } from './open-simulator.ts'

/** Milliseconds that asking Replicate whether it accepts a token may take. */
const checkMs = 8000

/** Every provider of a runtime, and which of them runs what. */
export interface Providers {
  /** Where models run that are named by owner and name; another one after a token was entered or taken away. */
  readonly current: () => ModelProvider
  /** The provider of a reference, for looking it up. */
  readonly forLookup: (reference: string) => ModelProvider
  /**
   * The provider of a reference in a run. A run that began simulated stays so, whatever token is entered meanwhile,
   * and the other way round. Throws `not_found` where nobody serves it, `unauthenticated` where the token is gone.
   */
  readonly forCall: (reference: string, run: { readonly simulated: boolean }) => ModelProvider
  /** By the name that the journal has for it (`providerName`); undefined for one that is not in use. */
  readonly named: (name: string) => ModelProvider | undefined
  /** Whether a run of this document now makes simulated pictures. */
  readonly simulates: (document: Pick<WorkflowDocument, 'models'>) => boolean
  /** Lets the simulator, where it is in use, host a model that was added. */
  readonly host: (model: ModelDescription) => void
  readonly states: (signal: AbortSignal) => Promise<readonly ProviderState[]>
  /**
   * Asks Replicate whether it accepts the token, keeps it, and uses it from the next run on.
   * Throws `unauthenticated` when it is refused, and `invalid_input` when the environment's token is in charge.
   */
  readonly setToken: (token: string, signal: AbortSignal) => Promise<void>
  /** Forgets the token that was entered. Throws `invalid_input` when it comes from the environment. */
  readonly removeToken: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens every provider. Throws `unauthenticated` when the provider shall be Replicate and there is no token. */
export async function openProviders(
  options: RuntimeOptions,
  context: Omit<SimulatorContext, 'added'> & { readonly added: () => Promise<readonly ModelDescription[]> },
): Promise<Providers> {
  const { world } = context
  const now = () => world.now().getTime()
  const secrets = createSecretFile(options.dataDirectory)
  const fromEnvironment = options.replicateToken || undefined
  const isSimulatorFixed = options.provider === 'simulator'
  const cog = openCog(options, world)
  let simulator: OpenSimulator | undefined
  let replicate: WatchedProvider | undefined
  const watch = (token: string) => watchAccess(openReplicate(options, world, token), now)

  const useSimulator = async (): Promise<void> => {
    simulator ??= openSimulator(options, { ...context, added: await context.added() })
  }

  const token = fromEnvironment ?? (await secrets.read()).replicateToken
  if (token !== undefined && !isSimulatorFixed) replicate = watch(token)
  if (options.provider === 'replicate' && !replicate) throw noToken()
  let keptToken = token
  if (!replicate) await useSimulator()

  const current = (): ModelProvider => {
    const provider = replicate?.provider ?? simulator?.provider
    if (provider) return provider
    throw noToken()
  }

  const tokenFrom = () =>
    fromEnvironment !== undefined ? 'environment' : keptToken === undefined ? undefined : 'editor'

  const refuseWhenFixed = (): void => {
    if (fromEnvironment === undefined) return
    throw new WeftError({
      code: 'invalid_input',
      message: 'The token comes from REPLICATE_API_TOKEN in the environment of the server. Change it there.',
      retryable: false,
    })
  }

  return {
    current,
    forLookup: (reference) => (cog.provider.serves(reference) ? cog.provider : current()),
    forCall: (reference, { simulated }) => {
      if (cog.provider.serves(reference)) return cog.provider
      const provider = simulated ? simulator?.provider : replicate?.provider
      if (!provider)
        throw simulated ? notServed(reference, 'the simulator is not in use any more') : noToken()
      if (provider.serves(reference)) return provider
      throw notServed(reference, whyNot(reference))
    },
    named: (name) =>
      [cog.provider, replicate?.provider, simulator?.provider].find(
        (provider) => provider && providerName(provider) === name,
      ),
    simulates: ({ models }) => {
      const references = Object.keys(models)
      const isCog = (reference: string) => cog.provider.serves(reference)
      return references.length > 0 && references.every(isCog) ? false : current().simulated
    },
    host: (model) => simulator?.host(model),
    states: async (signal) => {
      if (replicate?.access().state === 'unchecked') {
        const until = AbortSignal.any([signal, AbortSignal.timeout(checkMs)])
        await replicate.provider.checkAccess?.(until).catch(() => undefined)
      }
      const isReal = replicate !== undefined
      return [
        describeReplicate({
          tokenFrom: tokenFrom(),
          inUse: isReal,
          isSimulatorFixed,
          access: replicate?.access() ?? { state: 'unchecked' },
        }),
        {
          id: 'simulator',
          title: 'Simulator',
          inUse: !isReal,
          state: 'ready',
          message: 'Draws pictures on this machine that obey every parameter: no account, no cost.',
          canSetToken: false,
        },
        {
          id: 'cog',
          title: 'Own containers (Cog)',
          inUse: false,
          state: 'ready',
          message: cogWords(options),
          canSetToken: false,
        },
      ]
    },
    setToken: async (entered, signal) => {
      refuseWhenFixed()
      const tried = watch(entered)
      const until = AbortSignal.any([signal, AbortSignal.timeout(checkMs)])
      await tried.provider.checkAccess?.(until).catch((error: unknown) => {
        // A token that cannot be tried now is kept, and its state tells that it was not.
        if (error instanceof WeftError && error.code !== 'unauthenticated' && !signal.aborted) return
        throw error
      })
      await secrets.write({ ...(await secrets.read()), replicateToken: entered })
      keptToken = entered
      if (!isSimulatorFixed) replicate = tried
    },
    removeToken: async () => {
      refuseWhenFixed()
      if (options.provider !== 'replicate') await useSimulator()
      await secrets.write({ ...(await secrets.read()), replicateToken: undefined })
      keptToken = undefined
      replicate = undefined
    },
    close: async () => {
      await simulator?.close()
      await cog.close()
    },
  }
}

function noToken(): WeftError {
  return new WeftError({
    code: 'unauthenticated',
    message: 'The provider replicate needs a token: set REPLICATE_API_TOKEN, or use the simulator.',
    retryable: false,
  })
}

function notServed(reference: string, reason: string): WeftError {
  return new WeftError({
    code: 'not_found',
    message: `No provider runs ${reference}: ${reason}.`,
    retryable: false,
  })
}

function whyNot(reference: string): string {
  const parsed = parseModelReference(reference)
  if ('issue' in parsed) return parsed.issue
  if (parsed.owner === 'local')
    return 'it is known by its schema alone. Give it the reference of a model that exists'
  return 'it is none of its models'
}

function cogWords({ cogAddresses }: RuntimeOptions): string {
  const named = [...(cogAddresses?.keys() ?? [])]
  const others =
    named.length === 0 ? 'WEFT_COG_ADDRESSES allows others' : `and ${named.join(', ')} may be called`
  return `Models in containers on this machine, by address such as cog:http://127.0.0.1:5000; ${others}.`
}
