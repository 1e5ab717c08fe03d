import type { Issue } from '@weft/ports'
import type { StoredWorkflow, WorkflowStore } from '@weft/storage'
import { type Edit, validateWorkflow, type WorkflowDocument, workflowVersion } from '@weft/workflow'
import type { Runtime } from '../runtime.ts'
import { makeSlug } from './make-slug.ts'

/** Saving must not wait long for a provider that does not answer: what is not pinned is pinned the next time. */
const pinMs = 10_000

/** A document to be saved, as it was parsed. */
export interface WorkflowToSave {
  readonly document: WorkflowDocument
  /** What parsing said: with an error among them something of the document would be lost, so it is not saved. */
  readonly issues: readonly Issue<Edit>[]
  readonly slug?: string
  readonly published?: boolean
}

/** What became of it. */
export type SavedWorkflow =
  | { readonly outcome: 'written'; readonly workflow: StoredWorkflow }
  | { readonly outcome: 'invalid'; readonly issues: readonly Issue<Edit>[] }
  | { readonly outcome: 'stale'; readonly current: StoredWorkflow }
  | { readonly outcome: 'slug-taken'; readonly slug: string }
  | { readonly outcome: 'missing' }

/** Saves workflows: the gate that every one of them passes, from wherever it comes. */
export interface WorkflowDesk {
  /** Saves a new workflow under an id. */
  readonly create: (asked: WorkflowToSave, id: string) => Promise<SavedWorkflow>
  /** Replaces one that is saved; with `expected` only when that is its revision. */
  readonly update: (
    stored: StoredWorkflow,
    asked: WorkflowToSave,
    expected?: number,
  ) => Promise<SavedWorkflow>
}

/** Makes the desk over the store of workflows. */
export function createWorkflowDesk({
  workflows,
  now,
  registry,
  models,
  checkNesting,
}: Pick<Runtime, 'registry' | 'models' | 'checkNesting'> & {
  readonly workflows: WorkflowStore
  readonly now: () => Date
}): WorkflowDesk {
  /**
   * Pins and checks a document. An unfinished one may be saved; one of which something would be lost may not, nor one
   * that holds a secret, nor an invalid one that others are to run, nor one that would call itself.
   */
  const read = async (
    { document, issues }: WorkflowToSave,
    { published, id }: { readonly published: boolean; readonly id: string },
  ) => {
    const pinned = await models
      .pin(document, AbortSignal.timeout(pinMs))
      .catch(() => ({ document, issues: [] }))
    const nesting = published ? await checkNesting(pinned.document, id) : []
    const found = [...validateWorkflow(pinned.document, registry.catalog), ...nesting]
    const holdsSecret = found.some(({ code }) => code === 'literal-secret')
    const isRefused = hasErrors(issues) || holdsSecret || (published && hasErrors(found))
    return isRefused ? { issues: [...issues, ...pinned.issues, ...found] } : { document: pinned.document }
  }

  return {
    create: async (asked, id) => {
      const published = asked.published ?? false
      const { document, issues } = await read(asked, { published, id })
      if (document === undefined) return { outcome: 'invalid', issues }
      const at = now().toISOString()
      const version = workflowVersion(document)
      const made = makeSlug(document.name)
      for (const slug of asked.slug === undefined ? slugsLike(made, id) : [asked.slug]) {
        const entry = { id, slug, published, version, document, createdAt: at, updatedAt: at }
        const result = await workflows.create(entry)
        if (result.outcome === 'written') return result
      }
      return { outcome: 'slug-taken', slug: asked.slug ?? made }
    },
    update: async (stored, asked, expected) => {
      const published = asked.published ?? stored.published
      const { document, issues } = await read(asked, { published, id: stored.id })
      if (document === undefined) return { outcome: 'invalid', issues }
      const slug = asked.slug ?? stored.slug
      const change = {
        slug,
        published,
        version: workflowVersion(document),
        document,
        updatedAt: now().toISOString(),
      }
      const result = await workflows.update(stored.id, change, expected)
      return result.outcome === 'slug-taken' ? { outcome: 'slug-taken', slug } : result
    },
  }
}

/**
 * A slug that we make finds a free place: by counting as people would, and where many share a name by chance.
 */
function slugsLike(made: string, id: string): readonly string[] {
  const numbered = Array.from({ length: 8 }, (_, index) => `${made}-${index + 2}`)
  return [made, ...numbered, `${made.slice(0, 50)}-${id.slice(0, 8)}`]
}

function hasErrors(issues: readonly Issue<Edit>[]): boolean {
  return issues.some(({ severity }) => severity === 'error')
}
