import { toPointer } from '../to-pointer.ts'
import type { WorkflowDocument } from '../workflow-document.ts'
import type { EditResult } from './edit-result.ts'
import { refuseEdit } from './keep-document.ts'

/** The refusal of an edit that names a node which is not there. */
export function refuseMissingNode(document: WorkflowDocument, nodeId: string): EditResult {
  return refuseEdit(document, {
    code: 'missing-node',
    message: `There is no node \`${nodeId}\` to change.`,
    path: toPointer(['nodes', nodeId]),
    nodeId,
  })
}
