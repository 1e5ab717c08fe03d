import { canConnect, type Port } from '@weft/ports'
import { downstreamOf, type NodeInterface, upstreamOf, type WorkflowDocument } from '@weft/workflow'
import type { WireStart } from '../state/view-store.ts'

/** Why a port cannot take the wire, and the node type that would mend it, if there is one. */
export interface WireRefusal {
  readonly message: string
  readonly convert?: string
}

/** Answers for any port whether the wire that is being drawn may end there: nothing when it may. */
export type WireVerdict = (
  nodeId: string,
  port: Port,
  direction: 'input' | 'output',
) => WireRefusal | undefined

/** What `judgeWire` looks at. */
export interface WiringSources {
  readonly document: WorkflowDocument
  readonly start: WireStart
  readonly portsOf: (nodeId: string) => NodeInterface | undefined
}

/**
 * Prepares the verdicts for a wire that starts at a port: types by `canConnect`, and never a cycle. The walk over
 * the graph is done once, here, so that asking for every port of a large canvas stays cheap.
 */
export function judgeWire({ document, start, portsOf }: WiringSources): WireVerdict {
  const forward = start.direction === 'output'
  const ports = portsOf(start.nodeId)
  const own = (forward ? ports?.outputs : ports?.inputs)?.find((port) => port.name === start.port)
  const closed = forward ? upstreamOf(document, [start.nodeId]) : downstreamOf(document, [start.nodeId])
  const here = `${start.nodeId}.${start.port}`
  return (nodeId, port, direction) => {
    if (!own) return { message: `\`${here}\` is no longer there.` }
    if (direction === start.direction)
      return { message: `A wire goes from an output to an input, and both ends are ${direction}s.` }
    if (nodeId === start.nodeId) return { message: 'A node cannot feed itself.' }
    if (closed.has(nodeId))
      return {
        message: forward
          ? `\`${nodeId}\` already feeds \`${start.nodeId}\`, so this wire would make a circle.`
          : `\`${start.nodeId}\` already feeds \`${nodeId}\`, so this wire would make a circle.`,
      }
    const there = { label: `${nodeId}.${port.name}`, port }
    const mine = { label: here, port: own }
    return forward ? canConnect(mine, there) : canConnect(there, mine)
  }
}
