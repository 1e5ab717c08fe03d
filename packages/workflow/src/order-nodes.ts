import { compareCodeUnits } from '@weft/ports'
import { findCycles } from './find-cycles.ts'
import { successors } from './successors.ts'
import type { WorkflowEdge } from './workflow-document.ts'

/** Nodes in an order in which each comes after what feeds it, or the nodes of a cycle in the direction of its edges. */
export type NodeOrder =
  | { readonly order: readonly string[]; readonly cycle?: undefined }
  | { readonly cycle: readonly string[]; readonly order?: undefined }

/**
 * Orders nodes by Kahn's method; of the nodes that are ready, the one with the smallest id by code unit comes next, so
 * the order is the same everywhere. Edges that touch other nodes are passed over.
 */
export function orderNodes(nodeIds: Iterable<string>, edges: readonly WorkflowEdge[]): NodeOrder {
  const graph = successors(nodeIds, edges)
  const waiting = new Map<string, number>()
  for (const next of graph.values())
    for (const nodeId of next) waiting.set(nodeId, (waiting.get(nodeId) ?? 0) + 1)
  // Largest first, so that taking the smallest is a pop.
  const ready = [...graph.keys()]
    .filter((nodeId) => !waiting.has(nodeId))
    .sort((a, b) => compareCodeUnits(b, a))
  const order: string[] = []
  for (let nodeId = ready.pop(); nodeId !== undefined; nodeId = ready.pop()) {
    order.push(nodeId)
    for (const next of graph.get(nodeId) ?? []) {
      const left = (waiting.get(next) ?? 0) - 1
      waiting.set(next, left)
      if (left === 0) insertDescending(ready, next)
    }
  }
  if (order.length === graph.size) return { order }
  return { cycle: findCycles(graph)[0] ?? [] }
}

function insertDescending(sorted: string[], nodeId: string): void {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareCodeUnits(sorted[middle] ?? '', nodeId) > 0) low = middle + 1
    else high = middle
  }
  sorted.splice(low, 0, nodeId)
}
