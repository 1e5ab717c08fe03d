import { parseEdgeEnd } from './parse-edge-end.ts'
import type { WorkflowDocument } from './workflow-document.ts'

/** The given nodes and every node that they need, directly or through others. Ids without a node are left out. */
export function upstreamOf(document: Graph, nodeIds: Iterable<string>): Set<string> {
  return reach(document, nodeIds, ({ from, to }) => [to, from])
}

/** The given nodes and every node that needs them, directly or through others. Ids without a node are left out. */
export function downstreamOf(document: Graph, nodeIds: Iterable<string>): Set<string> {
  return reach(document, nodeIds, ({ from, to }) => [from, to])
}

/** Tells whether an edge from one node to another would close a cycle. An edge from a node to itself does. */
export function wouldMakeCycle(document: Graph, fromNode: string, toNode: string): boolean {
  return fromNode === toNode || downstreamOf(document, [toNode]).has(fromNode)
}

type Graph = Pick<WorkflowDocument, 'nodes' | 'edges'>

function reach(
  document: Graph,
  nodeIds: Iterable<string>,
  along: (edge: { readonly from: string; readonly to: string }) => readonly [string, string],
): Set<string> {
  const steps = new Map<string, string[]>()
  for (const edge of document.edges) {
    const from = parseEdgeEnd(edge.from)?.nodeId
    const to = parseEdgeEnd(edge.to)?.nodeId
    if (from === undefined || to === undefined) continue
    const [start, end] = along({ from, to })
    const ends = steps.get(start)
    if (ends === undefined) steps.set(start, [end])
    else ends.push(end)
  }
  const isNode = (nodeId: string) => Object.hasOwn(document.nodes, nodeId)
  const reached = new Set([...nodeIds].filter(isNode))
  // A set yields what is added while it is walked.
  for (const nodeId of reached)
    for (const next of steps.get(nodeId) ?? []) if (isNode(next)) reached.add(next)
  return reached
}
