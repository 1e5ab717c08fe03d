import type { Edit } from './edit.ts'
import { setCanvas, setLayout } from './edits/canvas-edits.ts'
import { pinModel, setDescription, setName } from './edits/document-edits.ts'
import { addEdge, removeEdge } from './edits/edge-edits.ts'
import type { EditResult } from './edits/edit-result.ts'
import { nothing } from './edits/keep-document.ts'
import { addNode, removeNode, renameNode, setNode } from './edits/node-edits.ts'
import { setReroutes } from './edits/reroute-edits.ts'
import { setParam } from './edits/set-param.ts'
import type { WorkflowDocument } from './workflow-document.ts'

/**
 * Applies an edit: gives the document after it and the edit that takes it back exactly. The document that is given is
 * not changed. An edit that cannot be applied gives the document as it was and an `issue` that says why; a batch is
 * applied whole or not at all.
 */
export function applyEdit(document: WorkflowDocument, edit: Edit): EditResult {
  switch (edit.kind) {
    case 'add-node':
      return addNode(document, edit)
    case 'remove-node':
      return removeNode(document, edit)
    case 'rename-node':
      return renameNode(document, edit)
    case 'set-param':
      return setParam(document, edit)
    case 'set-node':
      return setNode(document, edit)
    case 'add-edge':
      return addEdge(document, edit)
    case 'remove-edge':
      return removeEdge(document, edit)
    case 'set-layout':
      return setLayout(document, edit)
    case 'set-canvas':
      return setCanvas(document, edit)
    case 'set-reroutes':
      return setReroutes(document, edit)
    case 'set-name':
      return setName(document, edit)
    case 'set-description':
      return setDescription(document, edit)
    case 'pin-model':
      return pinModel(document, edit)
    case 'batch':
      return applyBatch(document, edit)
  }
}

function applyBatch(document: WorkflowDocument, batch: Extract<Edit, { kind: 'batch' }>): EditResult {
  let after = document
  const inverses: Edit[] = []
  for (const edit of batch.edits) {
    const result = applyEdit(after, edit)
    if (result.issue !== undefined) return { document, inverse: nothing, issue: result.issue }
    after = result.document
    inverses.push(result.inverse)
  }
  return { document: after, inverse: { kind: 'batch', label: batch.label, edits: inverses.reverse() } }
}
