import type { WorkflowDocument, WorkflowEdge } from '@weft/workflow'

const nothing: ReadonlySet<string> = new Set()

/** Ids of the nodes wired into each node, for every list of edges seen. */
const indexes = new WeakMap<readonly WorkflowEdge[], ReadonlyMap<string, Set<string>>>()

/** Ids of the nodes whose outputs lead into a node. */
export function sourcesOf(document: WorkflowDocument, nodeId: string): ReadonlySet<string> {
  const index = indexes.get(document.edges) ?? indexSources(document.edges)
  return index.get(nodeId) ?? nothing
}

function indexSources(edges: readonly WorkflowEdge[]): ReadonlyMap<string, Set<string>> {
  const index = new Map<string, Set<string>>()
  for (const { from, to } of edges) {
    const target = to.slice(0, Math.max(0, to.indexOf('.')))
    const source = from.slice(0, Math.max(0, from.indexOf('.')))
    const sources = index.get(target)
    if (sources) sources.add(source)
    else index.set(target, new Set([source]))
  }
  indexes.set(edges, index)
  return index
}
