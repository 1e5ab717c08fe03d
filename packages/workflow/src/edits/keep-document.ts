import type { Edit } from '../edit.ts'
import type { WorkflowDocument } from '../workflow-document.ts'
import type { EditResult } from './edit-result.ts'

/** The edit that changes nothing. */
export const nothing: Edit = { kind: 'batch', label: 'Nothing', edits: [] }

/** The result of an edit that finds everything as it wants it. */
export function keepDocument(document: WorkflowDocument): EditResult {
  return { document, inverse: nothing }
}

/** The result of an edit that cannot be applied: the document as it was, and a sentence that says why. */
export function refuseEdit(
  document: WorkflowDocument,
  refusal: {
    readonly code: string
    readonly message: string
    readonly path: string
    readonly nodeId?: string
  },
): EditResult {
  return { document, inverse: nothing, issue: { severity: 'error', ...refusal } }
}
