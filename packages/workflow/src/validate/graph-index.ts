import { readOwn } from '@weft/ports'
import type { NodeCatalog, NodeInterface, NodeTypeInfo } from '../node-catalog.ts'
import { parseEdgeEnd } from '../parse-edge-end.ts'
import type { WorkflowDocument, WorkflowNode } from '../workflow-document.ts'

/** A node with what the catalog says of it; without an interface its type is not known. */
export interface IndexedNode {
  readonly nodeId: string
  readonly node: WorkflowNode
  readonly info: NodeTypeInfo | undefined
  readonly ports: NodeInterface | undefined
}

/** An edge that could be read, with its place in the document. */
export interface IndexedEdge {
  readonly index: number
  readonly edge: { readonly from: string; readonly to: string }
  readonly from: { readonly nodeId: string; readonly port: string }
  readonly to: { readonly nodeId: string; readonly port: string }
}

/** A document laid out for checking, so that each node's ports are derived once and edges are found at once. */
export interface GraphIndex {
  readonly document: WorkflowDocument
  /** Sorted by id. */
  readonly nodes: ReadonlyMap<string, IndexedNode>
  readonly edges: readonly IndexedEdge[]
  /** Edges by the input they feed (`nodeId.port`), in document order. */
  readonly feeding: ReadonlyMap<string, readonly IndexedEdge[]>
}

/** Lays a document out for checking. */
export function indexGraph(document: WorkflowDocument, catalog: NodeCatalog): GraphIndex {
  const nodes = new Map<string, IndexedNode>()
  for (const nodeId of Object.keys(document.nodes).sort()) {
    const node = readOwn(document.nodes, nodeId)
    if (node === undefined) continue
    const info = catalog.info(node.type)
    const ports = info === undefined ? undefined : catalog.interfaceOf(document, nodeId, node)
    nodes.set(nodeId, { nodeId, node, info, ports })
  }
  const edges: IndexedEdge[] = []
  const feeding = new Map<string, IndexedEdge[]>()
  for (const [index, edge] of document.edges.entries()) {
    const from = parseEdgeEnd(edge.from)
    const to = parseEdgeEnd(edge.to)
    if (from === undefined || to === undefined) continue
    const indexed = { index, edge, from, to }
    edges.push(indexed)
    const others = feeding.get(edge.to)
    if (others === undefined) feeding.set(edge.to, [indexed])
    else others.push(indexed)
  }
  return { document, nodes, edges, feeding }
}
