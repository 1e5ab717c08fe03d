import { canConnect, type Port } from '@weft/ports'
import {
  downstreamOf,
  type Edit,
  type NodeInterface,
  type WorkflowDocument,
  type WorkflowEdge,
} from '@weft/workflow'
import { cutWires } from './cut-wires.ts'
import { edgeEnd } from './edge-end.ts'
import type { WireVerdict } from './wiring.ts'

/** Every wire that leaves an output. */
export function fanOf(document: WorkflowDocument, from: string): readonly WorkflowEdge[] {
  return document.edges.filter((edge) => edge.from === from)
}

/** What `judgeFan` looks at. */
export interface FanSources {
  readonly document: WorkflowDocument
  /** Wires that leave one output. */
  readonly fan: readonly WorkflowEdge[]
  readonly portsOf: (nodeId: string) => NodeInterface | undefined
}

/** Prepares the verdicts for moving all wires of an output to another one: it must fit every end, and make no circle. */
export function judgeFan({ document, fan, portsOf }: FanSources): WireVerdict {
  const closed = downstreamOf(
    document,
    fan.map((edge) => edgeEnd(edge.to).nodeId),
  )
  const ends = fan.flatMap((edge): { label: string; port: Port }[] => {
    const { nodeId, port: name } = edgeEnd(edge.to)
    const port = portsOf(nodeId)?.inputs.find((input) => input.name === name)
    return port ? [{ label: edge.to, port }] : []
  })
  return (nodeId, port, direction) => {
    const label = `${nodeId}.${port.name}`
    if (direction === 'input') return { message: 'These wires move to another output.' }
    if (fan.some((edge) => edge.from === label)) return { message: 'The wires leave this output already.' }
    if (closed.has(nodeId))
      return { message: `These wires feed \`${nodeId}\`, so moving them there would make a circle.` }
    for (const end of ends) {
      const refusal = canConnect({ label, port }, end)
      if (refusal) return refusal
    }
    return undefined
  }
}

/** The edit that moves wires to another output, each in its place in the list. */
export function moveFanEdit(document: WorkflowDocument, fan: readonly WorkflowEdge[], from: string): Edit {
  const edits = fan.flatMap((edge): readonly Edit[] => {
    const index = document.edges.indexOf(edge)
    const points = document.layout.reroutes?.[`${edge.from}>${edge.to}`]
    const led: readonly Edit[] = points
      ? [{ kind: 'set-reroutes', wires: { [`${from}>${edge.to}`]: points } }]
      : []
    return [...cutWires(document, [edge]), { kind: 'add-edge', edge: { from, to: edge.to }, index }, ...led]
  })
  const count = fan.length === 1 ? 'a wire' : `${fan.length} wires`
  return { kind: 'batch', label: `Move ${count} to ${from}`, edits }
}
