import type { Value } from '@weft/ports'
import { readOwn } from '@weft/ports'
import { edgesInto, parseEdgeEnd, type WorkflowDocument } from '@weft/workflow'
import type { WorkflowOutput } from './describe-interface.ts'

/** What is known of a run's nodes. */
export interface NodesSoFar {
  readonly [nodeId: string]: { readonly outputs?: { readonly [port: string]: Value } }
}

/**
 * Gives the declared outputs that are there while a run is still going on: what the node before each output has made
 * so far. Outputs that several wires feed come at the end only.
 */
export function outputsSoFar(
  document: WorkflowDocument,
  outputs: readonly Pick<WorkflowOutput, 'name' | 'nodeId'>[],
  nodes: NodesSoFar,
): { readonly [name: string]: Value } {
  const found = outputs.flatMap(({ name, nodeId }): [string, Value][] => {
    const edges = edgesInto(document, nodeId, 'value')
    const end = edges.length === 1 && edges[0] !== undefined ? parseEdgeEnd(edges[0].from) : undefined
    if (end === undefined) return []
    const made = readOwn(nodes, end.nodeId)?.outputs
    const value = made === undefined ? undefined : readOwn(made, end.port)
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(found)
}
