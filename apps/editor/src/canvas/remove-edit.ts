import { canConnect, type PortType } from '@weft/ports'
import type { Edit, NodeInterface, WorkflowDocument, WorkflowEdge } from '@weft/workflow'
import { cutWires, dropPoints } from './cut-wires.ts'
import { edgeEnd } from './edge-end.ts'

/** What `removeEdit` looks at. */
export interface RemoveSources {
  readonly document: WorkflowDocument
  readonly nodeIds: readonly string[]
  readonly edges: readonly WorkflowEdge[]
  readonly portsOf: (nodeId: string) => NodeInterface | undefined
}

/**
 * The edit that takes nodes and wires away as one step. Where a node goes out of the middle of a wire, the wire is
 * healed: what it fed is fed by the first thing that fed the node and fits by type.
 */
export function removeEdit({ document, nodeIds, edges, portsOf }: RemoveSources): Edit | undefined {
  if (nodeIds.length === 0 && edges.length === 0) return undefined
  const gone = new Set(nodeIds)
  const cut = new Set(edges.map((edge) => `${edge.from}>${edge.to}`))
  const remaining = document.edges.filter((edge) => !cut.has(`${edge.from}>${edge.to}`))
  const healed = remaining.flatMap((edge): WorkflowEdge[] => {
    const from = edgeEnd(edge.from).nodeId
    const to = edgeEnd(edge.to)
    if (!gone.has(from) || gone.has(to.nodeId)) return []
    const wanted = portsOf(to.nodeId)?.inputs.find((port) => port.name === to.port)
    if (!wanted) return []
    const feeding = sources(from, new Set())
    const given = outputType(edge.from)
    // What takes anything would take what nobody meant: a text where a picture stood.
    const takesAll = wanted.kind === 'any' || wanted.kind === 'json'
    const source = feeding.find((end) => {
      const type = outputType(end)
      if (!type || (takesAll && type.kind !== given?.kind)) return false
      return canConnect({ label: end, port: type }, { label: edge.to, port: wanted }) === undefined
    })
    return source === undefined ? [] : [{ from: source, to: edge.to }]
  })
  const touching = remaining.filter((edge) => isGone(edge.from) || isGone(edge.to))
  const steps: Edit[] = [
    ...cutWires(document, edges),
    ...dropPoints(document, touching),
    ...nodeIds.map((nodeId): Edit => ({ kind: 'remove-node', nodeId })),
    ...healed.map((edge): Edit => ({ kind: 'add-edge', edge })),
  ]
  const label =
    nodeIds.length === 0
      ? `Delete ${edges.length === 1 ? 'a wire' : `${edges.length} wires`}`
      : `Delete ${nodeIds.length === 1 ? nodeIds[0] : `${nodeIds.length} nodes`}`
  return { kind: 'batch', label, edits: steps }

  function isGone(end: string): boolean {
    return gone.has(edgeEnd(end).nodeId)
  }

  /** Outputs of staying nodes that feed a going one, through other going ones too, in edge order. */
  function sources(nodeId: string, seen: Set<string>): string[] {
    if (seen.has(nodeId)) return []
    seen.add(nodeId)
    return remaining
      .filter((edge) => edgeEnd(edge.to).nodeId === nodeId)
      .flatMap((edge) => {
        const from = edgeEnd(edge.from).nodeId
        return gone.has(from) ? sources(from, seen) : [edge.from]
      })
  }

  function outputType(end: string): PortType | undefined {
    const { nodeId, port } = edgeEnd(end)
    const type = portsOf(nodeId)?.outputs.find((output) => output.name === port)
    // Something that passes anything on says nothing of what it gives, so healing with it would be a guess.
    return type?.kind === 'any' ? undefined : type
  }
}
