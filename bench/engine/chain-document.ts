import { emptyWorkflow, type WorkflowDocument, type WorkflowEdge, type WorkflowNode } from '@weft/workflow'

/** The id of the node at a place in a chain; ids sort as places do. */
export const chainId = (place: number): string => `n${String(place).padStart(4, '0')}`

/**
 * Makes a chain: each node takes what the one before it gives.
 *
 * @param length how many nodes.
 * @param nodeAt the node at a place, from 0.
 * @param from name of the output that is wired on, `to` of the input it is wired to.
 */
export const chainDocument = (
  length: number,
  nodeAt: (place: number) => WorkflowNode,
  { from, to }: { readonly from: string; readonly to: string },
): WorkflowDocument => {
  const places = Array.from({ length }, (_, place) => place)
  const edges = places
    .slice(1)
    .map((place): WorkflowEdge => ({ from: `${chainId(place - 1)}.${from}`, to: `${chainId(place)}.${to}` }))
  const nodes = Object.fromEntries(places.map((place) => [chainId(place), nodeAt(place)]))
  return { ...emptyWorkflow('chain'), nodes, edges }
}
