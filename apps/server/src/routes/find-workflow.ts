import type { StoredWorkflow } from '@weft/storage'
import type { WorkflowDocument } from '@weft/workflow'
import { Problem } from '../problems/problem.ts'
import type { ServerContext } from '../server-context.ts'

/** Finds a saved workflow by id or slug. Throws `not_found`. */
export async function findWorkflow(context: ServerContext, idOrSlug: string): Promise<StoredWorkflow> {
  const stored = await context.runtime.store.workflows.get(idOrSlug)
  if (stored === undefined) {
    throw new Problem('not_found', `There is no workflow with the id or slug ${JSON.stringify(idOrSlug)}.`)
  }
  return stored
}

/** Finds the document of a saved workflow at a version, by default its newest. Throws `not_found`. */
export async function findDocument(
  context: ServerContext,
  stored: StoredWorkflow,
  version: string | undefined,
): Promise<WorkflowDocument> {
  if (version === undefined || version === stored.version) return stored.document
  const found = await context.runtime.store.workflows.version(stored.id, version)
  if (found === undefined) {
    throw new Problem('not_found', `The workflow ${stored.slug} has no version ${version}.`)
  }
  return found.document
}
