import type { Issue } from '@weft/ports'
import type { Edit } from '../edit.ts'
import type { WorkflowDocument } from '../workflow-document.ts'

/** A document after an edit, and the edit that takes it back exactly. */
export interface EditResult {
  readonly document: WorkflowDocument
  readonly inverse: Edit
  /** Why the edit could not be applied; then the document is the one that was given. */
  readonly issue?: Issue
}

/** Applies one kind of edit. */
export type ApplyEdit<Kind extends Edit['kind']> = (
  document: WorkflowDocument,
  edit: Extract<Edit, { kind: Kind }>,
) => EditResult
