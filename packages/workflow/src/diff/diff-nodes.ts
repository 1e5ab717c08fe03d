import { readOwn } from '@weft/ports'
import { toPointer } from '../to-pointer.ts'
import type { WorkflowDocument, WorkflowNode } from '../workflow-document.ts'
import { diffValues } from './diff-values.ts'
import { showValue } from './show-value.ts'
import type { WorkflowChange } from './workflow-change.ts'

/** Differences of nodes, by node id: added, removed, and param by param. */
export function diffNodes(before: WorkflowDocument, after: WorkflowDocument): readonly WorkflowChange[] {
  const ids = [...new Set([...Object.keys(before.nodes), ...Object.keys(after.nodes)])].toSorted()
  return ids.flatMap((nodeId): readonly WorkflowChange[] => {
    const old = readOwn(before.nodes, nodeId)
    const now = readOwn(after.nodes, nodeId)
    const path = toPointer(['nodes', nodeId])
    if (old === undefined && now !== undefined) {
      return [{ kind: 'node-added', nodeId, path, message: `${nodeId}: added (${now.type})` }]
    }
    if (old !== undefined && now === undefined) {
      return [{ kind: 'node-removed', nodeId, path, message: `${nodeId}: removed (${old.type})` }]
    }
    return old === undefined || now === undefined ? [] : diffNode(nodeId, old, now)
  })
}

/** Its own keys first, then its params. */
function diffNode(nodeId: string, before: WorkflowNode, after: WorkflowNode): readonly WorkflowChange[] {
  const { params: oldParams, ...old } = before
  const { params: newParams, ...now } = after
  const own = diffValues(old, now).map((change) => ({ change, kind: 'node-changed' as const, at: [] }))
  const params = diffValues(oldParams, newParams).map((change) => ({
    change,
    kind: 'param-changed' as const,
    at: ['params'],
  }))
  return [...own, ...params].map(({ change: { path, ...values }, kind, at }) => ({
    kind,
    nodeId,
    path: toPointer(['nodes', nodeId, ...at, ...path]),
    message: `${nodeId}: ${path.join('.')} ${showValue(values.before)} -> ${showValue(values.after)}`,
    ...values,
  }))
}
