import { parseEdgeEnd } from './parse-edge-end.ts'
import type { WorkflowDocument, WorkflowEdge } from './workflow-document.ts'

/** The edges that end at a node, or at one of its ports, in document order. */
export function edgesInto(
  document: Pick<WorkflowDocument, 'edges'>,
  nodeId: string,
  port?: string,
): readonly WorkflowEdge[] {
  return document.edges.filter((edge) => touches(edge.to, nodeId, port))
}

/** The edges that start at a node, or at one of its ports, in document order. */
export function edgesOutOf(
  document: Pick<WorkflowDocument, 'edges'>,
  nodeId: string,
  port?: string,
): readonly WorkflowEdge[] {
  return document.edges.filter((edge) => touches(edge.from, nodeId, port))
}

function touches(end: string, nodeId: string, port: string | undefined): boolean {
  const parsed = parseEdgeEnd(end)
  return parsed?.nodeId === nodeId && (port === undefined || parsed.port === port)
}
