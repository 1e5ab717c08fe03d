import type { Edit, NodeInterface, WorkflowDocument, WorkflowEdge } from '@weft/workflow'
import { cutWires } from './cut-wires.ts'
import { edgeEnd } from './edge-end.ts'
import { fittingPort } from './fitting-port.ts'
import { judgeWire } from './wiring.ts'

/**
 * The edit that puts a node without wires into a wire: what fed the other end feeds the node, and the node feeds the
 * other end. Nothing when its ports do not fit on both sides, or when it is wired already.
 */
export function spliceEdit(
  document: WorkflowDocument,
  nodeId: string,
  edge: WorkflowEdge,
  portsOf: (nodeId: string) => NodeInterface | undefined,
): Edit | undefined {
  const from = edgeEnd(edge.from)
  const to = edgeEnd(edge.to)
  const ports = portsOf(nodeId)
  const isWired = document.edges.some(
    (other) => edgeEnd(other.from).nodeId === nodeId || edgeEnd(other.to).nodeId === nodeId,
  )
  if (!ports || isWired) return undefined
  const isTaken = () => false
  const before = { nodeId: from.nodeId, port: from.port, direction: 'output' } as const
  const after = { nodeId: to.nodeId, port: to.port, direction: 'input' } as const
  const input = fittingPort({
    nodeId,
    ports,
    direction: 'input',
    verdict: judgeWire({ document, start: before, portsOf }),
    isTaken,
  })
  const output = fittingPort({
    nodeId,
    ports,
    direction: 'output',
    verdict: judgeWire({ document, start: after, portsOf }),
    isTaken,
  })
  if (input === undefined || output === undefined) return undefined
  const edits: Edit[] = [
    ...cutWires(document, [edge]),
    { kind: 'add-edge', edge: { from: edge.from, to: `${nodeId}.${input}` } },
    {
      kind: 'add-edge',
      edge: { from: `${nodeId}.${output}`, to: edge.to },
      index: document.edges.findIndex((other) => other.from === edge.from && other.to === edge.to),
    },
  ]
  return { kind: 'batch', label: `Put ${nodeId} between ${edge.from} and ${edge.to}`, edits }
}
