import { type Json, parseModelReference, WeftError } from '@weft/ports'
import type { ModelDescription, ModelProvider } from '@weft/provider'
import type { ModelStore } from '@weft/storage'
import type { ModelCatalog } from '../runtime.ts'
import type { PinContext } from './pin-models.ts'
import { createPin } from './pin-models.ts'
import { readAddedModels } from './read-added-models.ts'

/** What the catalog is made of. */
export interface ModelCatalogContext extends Pick<PinContext, 'registry'> {
  readonly bundled: readonly ModelDescription[]
  readonly store: ModelStore
  readonly provider: ModelProvider
  readonly now: () => Date
}

/** The catalog of known models: those that come with Weft first, then those that were added, oldest first. */
export function createModelCatalog(context: ModelCatalogContext): ModelCatalog {
  const { bundled, store, provider, now } = context

  const list = async (): Promise<readonly ModelDescription[]> => {
    const added = await readAddedModels(store)
    const known = new Set(bundled.map(({ ref }) => ref))
    return [...bundled, ...added.filter(({ ref }) => !known.has(ref))]
  }

  const find = async (reference: string): Promise<ModelDescription | undefined> => {
    const wanted = parseModelReference(reference)
    if ('issue' in wanted) return undefined
    const matches = (await list()).filter(
      (model) =>
        model.owner === wanted.owner &&
        model.name === wanted.name &&
        (wanted.version === undefined || model.version.startsWith(wanted.version)),
    )
    if (wanted.version === undefined) return matches.at(-1)
    // A shortened version that fits several names none of them.
    const versions = new Set(matches.map(({ version }) => version))
    return versions.size === 1 ? matches[0] : undefined
  }

  const add = async (reference: string, signal: AbortSignal): Promise<ModelDescription> => {
    const wanted = parseModelReference(reference)
    // Weft's own name must never be looked up at the provider, where it may be somebody else's.
    if (!('issue' in wanted) && wanted.owner === 'weft')
      throw new WeftError({
        code: 'not_found',
        message: `${reference} names a workflow of this server. A workflow cannot be used as a model inside another one yet.`,
        retryable: false,
      })
    const found = await provider.resolveModel(reference, signal)
    await store.put({
      ref: found.ref,
      owner: found.owner,
      name: found.name,
      version: found.version,
      description: toJson(found),
      addedAt: now().toISOString(),
    })
    return found
  }

  return { list, find, add, pin: createPin({ registry: context.registry, find, add }) }
}

function toJson(model: ModelDescription): Json {
  return JSON.parse(JSON.stringify(model))
}
