import { compareCodeUnits } from '@weft/ports'
import { parseEdgeEnd } from './parse-edge-end.ts'
import type { WorkflowEdge } from './workflow-document.ts'

/**
 * The graph of some nodes: for each, the nodes that its edges lead to, each once, sorted by code unit.
 * Edges that leave the given nodes, or that cannot be read, are not part of it.
 */
export function successors(
  nodeIds: Iterable<string>,
  edges: readonly WorkflowEdge[],
): ReadonlyMap<string, readonly string[]> {
  const graph = new Map<string, Set<string>>()
  for (const nodeId of nodeIds) graph.set(nodeId, new Set())
  for (const edge of edges) {
    const from = parseEdgeEnd(edge.from)?.nodeId
    const to = parseEdgeEnd(edge.to)?.nodeId
    if (from !== undefined && to !== undefined && graph.has(to)) graph.get(from)?.add(to)
  }
  return new Map([...graph].map(([nodeId, next]) => [nodeId, [...next].sort(compareCodeUnits)]))
}
