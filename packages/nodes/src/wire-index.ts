import type { WorkflowDocument } from '@weft/workflow'

/** Where a wire comes from. */
export interface WireEnd {
  readonly nodeId: string
  readonly port: string
}

/** The wires of a document by the node and input they end at, in the order of the edges. */
export type WireIndex = ReadonlyMap<string, ReadonlyMap<string, readonly WireEnd[]>>

const splitEnd = (end: string): WireEnd => {
  const dot = end.indexOf('.')
  return dot === -1 ? { nodeId: end, port: '' } : { nodeId: end.slice(0, dot), port: end.slice(dot + 1) }
}

/** By the list of edges, which stays the same object while no edge changes. */
const indexes = new WeakMap<WorkflowDocument['edges'], WireIndex>()

/** Indexes the wires of a document, so that asking for one costs the same however many there are. */
export const indexWires = (document: WorkflowDocument): WireIndex => {
  const known = indexes.get(document.edges)
  if (known !== undefined) return known
  const index = new Map<string, Map<string, WireEnd[]>>()
  for (const { from, to } of document.edges) {
    const end = splitEnd(to)
    const ports = index.get(end.nodeId) ?? new Map<string, WireEnd[]>()
    index.set(end.nodeId, ports)
    const ends = ports.get(end.port)
    if (ends === undefined) ports.set(end.port, [splitEnd(from)])
    else ends.push(splitEnd(from))
  }
  indexes.set(document.edges, index)
  return index
}
