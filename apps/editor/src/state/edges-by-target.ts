import type { WorkflowDocument, WorkflowEdge } from '@weft/workflow'

/** What nothing feeds: one object, so that nobody is drawn again for it. */
const none: readonly WorkflowEdge[] = []

/** Lists of edges by `nodeId.port`, for every list of edges seen. */
const indexes = new WeakMap<readonly WorkflowEdge[], Map<string, readonly WorkflowEdge[]>>()

/** The edges into a port, in edge order; the same list for the same edges of a document. */
export function edgesByTarget(document: WorkflowDocument, target: string): readonly WorkflowEdge[] {
  let index = indexes.get(document.edges)
  if (index === undefined) {
    index = new Map()
    for (const edge of document.edges) index.set(edge.to, [...(index.get(edge.to) ?? none), edge])
    indexes.set(document.edges, index)
  }
  return index.get(target) ?? none
}
