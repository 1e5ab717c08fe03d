import type { WorkflowBody } from '@weft/client'
import type { StoredWorkflow } from '@weft/storage'
import { validateWorkflow, type WorkflowDocument, workflowVersion } from '@weft/workflow'
import { Problem } from '../problems/problem.ts'
import { staleProblem } from '../requests/if-match.ts'
import { hasErrors, invalidWorkflow, readDocument } from '../requests/read-document.ts'
import type { ServerContext } from '../server-context.ts'
import { makeSlug } from './make-slug.ts'

/** Saving must not wait long for a provider that does not answer: what is not pinned is pinned the next time. */
const pinMs = 10_000

/** Saves a new workflow under an id. Throws `invalid_input` with every issue, or `slug_taken`. */
export async function createWorkflow(
  context: ServerContext,
  body: WorkflowBody,
  id: string,
): Promise<StoredWorkflow> {
  const published = body.published ?? false
  const document = await readForSaving(context, body, { published, id })
  const now = context.now().toISOString()
  const version = workflowVersion(document)
  const { slug: asked } = body
  const made = makeSlug(document.name)
  // A slug that was asked for is taken as it is; one that we make finds a free place, by counting as people would,
  // and where many share a name by chance.
  const numbered = [made, ...Array.from({ length: 8 }, (_, index) => `${made}-${index + 2}`)]
  const candidates = asked === undefined ? [...numbered, `${made.slice(0, 50)}-${id.slice(0, 8)}`] : [asked]
  for (const slug of candidates) {
    const entry = { id, slug, published, version, document, createdAt: now, updatedAt: now }
    const result = await context.runtime.store.workflows.create(entry)
    if (result.outcome === 'written') return result.workflow
  }
  throw slugTaken(asked ?? made)
}

/** Replaces a saved workflow. Throws `invalid_input` with every issue, `slug_taken`, `stale` or `not_found`. */
export async function updateWorkflow(
  context: ServerContext,
  stored: StoredWorkflow,
  body: WorkflowBody,
  expected: number | undefined,
): Promise<StoredWorkflow> {
  const published = body.published ?? stored.published
  const document = await readForSaving(context, body, { published, id: stored.id })
  const slug = body.slug ?? stored.slug
  const updatedAt = context.now().toISOString()
  const change = { slug, published, version: workflowVersion(document), document, updatedAt }
  const result = await context.runtime.store.workflows.update(stored.id, change, expected)
  switch (result.outcome) {
    case 'written':
      return result.workflow
    case 'stale':
      throw staleProblem(result.current)
    case 'slug-taken':
      throw slugTaken(slug)
    case 'missing':
      throw new Problem(
        'not_found',
        `The workflow ${stored.slug} was deleted meanwhile: save it as a new one.`,
      )
  }
}

/**
 * Reads and pins a document. An unfinished one may be saved; one of which something would be lost may not, nor one
 * that holds a secret, nor an invalid one that others are to run, nor one that would call itself.
 */
async function readForSaving(
  context: ServerContext,
  body: WorkflowBody,
  { published, id }: { readonly published: boolean; readonly id: string },
): Promise<WorkflowDocument> {
  const { registry, models } = context.runtime
  const read = readDocument(body.workflow)
  const pinned = await models
    .pin(read.document, AbortSignal.timeout(pinMs))
    .catch(() => ({ document: read.document, issues: [] }))
  const nesting = published ? await context.runtime.checkNesting(pinned.document, id) : []
  const found = [...validateWorkflow(pinned.document, registry.catalog), ...nesting]
  const holdsSecret = found.some((issue) => issue.code === 'literal-secret')
  if (hasErrors(read.issues) || holdsSecret || (published && hasErrors(found))) {
    throw invalidWorkflow([...read.issues, ...pinned.issues, ...found])
  }
  return pinned.document
}

/** Another workflow has it. */
function slugTaken(slug: string): Problem {
  return new Problem(
    'slug_taken',
    `Another workflow has the slug ${JSON.stringify(slug)}: choose another one.`,
  )
}
