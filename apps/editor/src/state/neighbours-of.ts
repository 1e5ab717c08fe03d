import type { WorkflowDocument, WorkflowEdge } from '@weft/workflow'

/** Ids of the nodes that are wired to each node, on either side. */
interface Neighbours {
  readonly sources: ReadonlyMap<string, ReadonlySet<string>>
  readonly targets: ReadonlyMap<string, ReadonlySet<string>>
}

const nobody: ReadonlySet<string> = new Set()

/** For every list of edges seen. */
const indexes = new WeakMap<readonly WorkflowEdge[], Neighbours>()

/** Ids of the nodes whose outputs lead into a node. */
export function sourcesOf(document: WorkflowDocument, nodeId: string): ReadonlySet<string> {
  return neighbours(document.edges).sources.get(nodeId) ?? nobody
}

/** Ids of the nodes that the outputs of a node lead into. */
export function targetsOf(document: WorkflowDocument, nodeId: string): ReadonlySet<string> {
  return neighbours(document.edges).targets.get(nodeId) ?? nobody
}

function neighbours(edges: readonly WorkflowEdge[]): Neighbours {
  const known = indexes.get(edges)
  if (known !== undefined) return known
  const sources = new Map<string, Set<string>>()
  const targets = new Map<string, Set<string>>()
  for (const { from, to } of edges) {
    const source = nodeOf(from)
    const target = nodeOf(to)
    add(sources, target, source)
    add(targets, source, target)
  }
  const index = { sources, targets }
  indexes.set(edges, index)
  return index
}

function nodeOf(end: string): string {
  return end.slice(0, Math.max(0, end.indexOf('.')))
}

function add(index: Map<string, Set<string>>, nodeId: string, neighbour: string): void {
  const known = index.get(nodeId)
  if (known) known.add(neighbour)
  else index.set(nodeId, new Set([neighbour]))
}
