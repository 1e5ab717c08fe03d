import { type Json, parseModelReference, WeftError, writeModelReference } from '@weft/ports'
import type { ModelDescription } from '@weft/provider'
import type { ModelStore } from '@weft/storage'
import type { ModelCatalog, ModelSearch } from '../runtime.ts'
import type { PublishedWorkflows } from '../workflows/published-workflows.ts'
import { findWorkflowModel, isWorkflowReference, listWorkflowModels } from '../workflows/workflow-models.ts'
import type { Providers } from '../world/providers.ts'
import { describePasted } from './describe-pasted.ts'
import type { PinContext } from './pin-models.ts'
import { createPin } from './pin-models.ts'
import { readAddedModels } from './read-added-models.ts'
import { isFound, searchProvider } from './search-provider.ts'

/** What the catalog is made of. */
export interface ModelCatalogContext extends Pick<PinContext, 'registry'> {
  readonly bundled: readonly ModelDescription[]
  readonly store: ModelStore
  readonly published: PublishedWorkflows
  readonly providers: Pick<Providers, 'forLookup' | 'current' | 'host'>
  readonly now: () => Date
}

/** The catalog of known models: those that come with Weft first, then those that were added, oldest first. */
export function createModelCatalog(context: ModelCatalogContext): ModelCatalog {
  const { bundled, store, published, providers, now } = context

  const list = async (): Promise<readonly ModelDescription[]> => {
    const added = await readAddedModels(store)
    const known = new Set(bundled.map(({ ref }) => ref))
    const workflows = await listWorkflowModels(published)
    return [...bundled, ...added.filter(({ ref }) => !known.has(ref)), ...workflows]
  }

  const find = async (reference: string): Promise<ModelDescription | undefined> => {
    const wanted = parseModelReference(reference)
    if ('issue' in wanted) return undefined
    if (isWorkflowReference(reference)) return findWorkflowModel(published, reference)
    const models = await list()
    const whole = writeModelReference(wanted)
    // A deployment is described by the model it runs now, so only its reference tells it from that model.
    if (wanted.form !== undefined) return models.find(({ ref }) => ref === whole)
    const matches = models.filter(
      (model) =>
        model.owner === wanted.owner &&
        model.name === wanted.name &&
        !model.ref.startsWith('deployments/') &&
        (wanted.version === undefined || model.version.startsWith(wanted.version)),
    )
    if (wanted.version === undefined) return matches.at(-1)
    // A shortened version that fits several names none of them.
    const versions = new Set(matches.map(({ version }) => version))
    return versions.size === 1 ? matches[0] : undefined
  }

  const add = async (reference: string, signal: AbortSignal): Promise<ModelDescription> => {
    const wanted = parseModelReference(reference)
    if ('issue' in wanted)
      throw new WeftError({ code: 'invalid_input', message: wanted.issue, retryable: false })
    // A workflow is kept as such, not as a model.
    if (isWorkflowReference(reference)) return providers.forLookup(reference).resolveModel(reference, signal)
    return keep(await providers.forLookup(reference).resolveModel(reference, signal))
  }

  const keep = async (found: ModelDescription): Promise<ModelDescription> => {
    await store.put({
      ref: found.ref,
      owner: found.owner,
      name: found.name,
      version: found.version,
      description: toJson(found),
      addedAt: now().toISOString(),
    })
    providers.host(found)
    return found
  }

  const search = async (query: string, signal: AbortSignal): Promise<ModelSearch> => {
    const known = (await list()).filter((model) => isFound(model, query))
    return { known, ...(await searchProvider(providers.current(), { query, known }, signal)) }
  }

  return {
    list,
    find,
    add,
    addSchema: async (pasted) => keep(describePasted(pasted)),
    search,
    pin: createPin({ registry: context.registry, find, add }),
  }
}

function toJson(model: ModelDescription): Json {
  return JSON.parse(JSON.stringify(model))
}
