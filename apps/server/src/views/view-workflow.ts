import type { WorkflowView } from '@weft/client'
import type { StoredWorkflow } from '@weft/storage'

/** A saved workflow as answers give it; its revision is in the `ETag`. */
export function viewWorkflow(stored: StoredWorkflow): WorkflowView {
  const { id, slug, version, published, document, createdAt, updatedAt } = stored
  return { id, slug, version, published, workflow: document, createdAt, updatedAt }
}
