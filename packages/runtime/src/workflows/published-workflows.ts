import type { NodeRegistry } from '@weft/nodes'
import type { JsonObject } from '@weft/ports'
import { describeInterface, toCogSchema, type WorkflowInterface } from '@weft/publish'
import type { StoredWorkflow, WorkflowStore } from '@weft/storage'
import { validateWorkflow, type WorkflowDocument } from '@weft/workflow'

/** One version of a published workflow that can be run. */
export interface PublishedVersion {
  readonly workflow: StoredWorkflow
  /** Content hash, 64 hex digits. */
  readonly version: string
  readonly document: WorkflowDocument
  readonly shape: WorkflowInterface
  /** As Cog describes a model. */
  readonly openApi: JsonObject
}

/** A page of published workflows at their newest versions. */
export interface PublishedPage {
  readonly published: readonly PublishedVersion[]
  readonly cursor?: string
}

/** Workflows that are published: each is a model of its own. */
export interface PublishedWorkflows {
  /** The newest version under a slug. */
  readonly newest: (slug: string) => Promise<PublishedVersion | undefined>
  /** By its content hash, whatever slug it has now; of several workflows with the same content, the one of the slug. */
  readonly version: (version: string, slug?: string) => Promise<PublishedVersion | undefined>
  /** A saved workflow that has or had a version, published or not; of several, the one of the slug. */
  readonly holder: (
    version: string,
    slug: string,
  ) => Promise<{ readonly workflow: StoredWorkflow; readonly document: WorkflowDocument } | undefined>
  /** Versions that can be run, newest first, with when each was saved; undefined for a slug that is not published. */
  readonly versions: (
    slug: string,
  ) => Promise<readonly (PublishedVersion & { readonly savedAt: string })[] | undefined>
  readonly list: (query: { readonly limit: number; readonly cursor?: string }) => Promise<PublishedPage>
}

/** Descriptions that are remembered; working one out means to validate the whole document. */
const remembered = 200

/** Reads published workflows from their store. An earlier version that was saved unfinished is none. */
export function createPublishedWorkflows(store: WorkflowStore, registry: NodeRegistry): PublishedWorkflows {
  type Description = Pick<PublishedVersion, 'shape' | 'openApi'>
  const known = new Map<string, Description | undefined>()

  const describe = (version: string, document: WorkflowDocument): Description | undefined => {
    if (known.has(version)) return known.get(version)
    const isValid = validateWorkflow(document, registry.catalog).every(({ severity }) => severity !== 'error')
    const shape = isValid ? describeInterface(document, registry) : undefined
    const description = shape && { shape, openApi: toCogSchema(shape) }
    known.set(version, description)
    for (const [oldest] of known) if (known.size > remembered) known.delete(oldest)
    return description
  }

  const at = (
    workflow: StoredWorkflow,
    version = workflow.version,
    document = workflow.document,
  ): PublishedVersion | undefined => {
    const description = workflow.published ? describe(version, document) : undefined
    return description && { workflow, version, document, ...description }
  }

  const bySlug = async (slug: string): Promise<StoredWorkflow | undefined> => {
    const workflow = await store.get(slug)
    // `get` knows ids too, which are nobody's business outside.
    return workflow?.slug === slug && workflow.published ? workflow : undefined
  }

  return {
    newest: async (slug) => {
      const workflow = await bySlug(slug)
      return workflow && at(workflow)
    },
    version: async (version, slug) => {
      const holders = (await store.withVersion(version)).filter(({ workflow }) => workflow.published)
      const holder = holders.find(({ workflow }) => workflow.slug === slug) ?? holders[0]
      return holder && at(holder.workflow, version, holder.document)
    },
    holder: async (version, slug) => {
      const holders = await store.withVersion(version)
      return holders.find(({ workflow }) => workflow.slug === slug) ?? holders[0]
    },
    versions: async (slug) => {
      const workflow = await bySlug(slug)
      if (workflow === undefined) return undefined
      const saved = await store.versions(workflow.id)
      return saved.flatMap(({ version, document, createdAt }) => {
        const found = at(workflow, version, document)
        return found === undefined ? [] : [{ ...found, savedAt: createdAt }]
      })
    },
    list: async (query) => {
      const { workflows, cursor } = await store.list({ ...query, published: true })
      const published = workflows.flatMap((workflow) => at(workflow) ?? [])
      return { published, ...(cursor !== undefined && { cursor }) }
    },
  }
}
