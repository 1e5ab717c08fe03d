import type { WorkflowDocument } from '@weft/workflow'
import type { Wiring } from './canvas-store.ts'

/** Whether what a wire is drawn from is no longer in the document: its node, or one of the wires that are moved. */
export function isWireLost(
  { start, fan }: Pick<Wiring, 'start' | 'fan'>,
  document: Pick<WorkflowDocument, 'nodes' | 'edges'>,
): boolean {
  return (
    document.nodes[start.nodeId] === undefined ||
    (fan?.some(({ from, to }) => !document.edges.some((edge) => edge.from === from && edge.to === to)) ??
      false)
  )
}
