import type { AuditAction, StoredWorkflow } from '@weft/storage'

type Saved = Pick<StoredWorkflow, 'published'>

/** What saving a workflow did, in the words of the audit. */
export function savedActions(before: Saved | undefined, saved: Saved): readonly AuditAction[] {
  const first: AuditAction = before === undefined ? 'workflow.created' : 'workflow.updated'
  const was = before?.published ?? false
  if (was === saved.published) return [first]
  return [first, saved.published ? 'workflow.published' : 'workflow.unpublished']
}
