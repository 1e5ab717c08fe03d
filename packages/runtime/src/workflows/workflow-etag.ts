import type { StoredWorkflow } from '@weft/storage'

/** Names a revision of a workflow: a strong entity tag, another one after every write. */
export function workflowEtag(workflow: Pick<StoredWorkflow, 'revision' | 'version'>): string {
  return `"${workflow.revision}-${workflow.version.slice(0, 16)}"`
}
