import type { Edit } from '../edit.ts'
import type { WorkflowEdge } from '../workflow-document.ts'

/** The edits that turn one list of edges into another: what differs is taken away, then put back where it belongs. */
export function mendEdges(present: readonly WorkflowEdge[], wanted: readonly WorkflowEdge[]): Edit[] {
  const key = (edge: WorkflowEdge) => JSON.stringify([edge.from, edge.to])
  const wantedKeys = new Set(wanted.map(key))
  const kept = present.filter((edge) => wantedKeys.has(key(edge))).map(key)
  const keptKeys = new Set(kept)
  const inOrder = wanted.map(key).filter((one) => keptKeys.has(one))
  // Edges that stay keep their order in every edit we make; if ever not, all are laid anew.
  const stays = kept.join() === inOrder.join() ? keptKeys : new Set<string>()
  return [
    ...present.filter((edge) => !stays.has(key(edge))).map((edge): Edit => ({ kind: 'remove-edge', edge })),
    ...wanted.flatMap((edge, index): Edit[] =>
      stays.has(key(edge)) ? [] : [{ kind: 'add-edge', edge, index }],
    ),
  ]
}
