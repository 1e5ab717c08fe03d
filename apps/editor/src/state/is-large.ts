import type { WorkflowDocument } from '@weft/workflow'
import { nodeIds } from './node-ids.ts'

/** A document with more nodes than this is large. */
const largeAbove = 120

/**
 * Whether a document has so many nodes that only those in view are cards, and that it is seen before it is checked.
 * The canvas layer paints the other nodes.
 */
export function isLarge(document: WorkflowDocument): boolean {
  return nodeIds(document).length > largeAbove
}
