import type { WorkflowDocument, WorkflowEdge } from '@weft/workflow'
import { edgeEnd } from './edge-end.ts'

/** The end of a wire to be drawn whose node is no longer in the document; nothing when both are. */
export function lostEnd(
  { nodes }: Pick<WorkflowDocument, 'nodes'>,
  { from, to }: WorkflowEdge,
): string | undefined {
  return [from, to].find((end) => nodes[edgeEnd(end).nodeId] === undefined)
}
