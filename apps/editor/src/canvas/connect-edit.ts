import type { Edit, NodeInterface, WorkflowDocument, WorkflowEdge } from '@weft/workflow'
import { cutWires } from './cut-wires.ts'
import { edgeEnd } from './edge-end.ts'

/** The edit that draws a wire. A wire to a port for one thing takes the place of the one that is there. */
export function connectEdit(
  document: WorkflowDocument,
  edge: WorkflowEdge,
  portsOf: (nodeId: string) => NodeInterface | undefined,
): Edit {
  const to = edgeEnd(edge.to)
  const port = portsOf(to.nodeId)?.inputs.find((input) => input.name === to.port)
  const replaced = port?.list
    ? []
    : document.edges.filter((other) => other.to === edge.to && other.from !== edge.from)
  const add: Edit = { kind: 'add-edge', edge }
  if (replaced.length === 0) return add
  return {
    kind: 'batch',
    label: `Wire ${edge.from} to ${edge.to}`,
    edits: [...cutWires(document, replaced), add],
  }
}
