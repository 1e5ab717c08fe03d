import type { WorkflowDocument } from '@weft/workflow'

/** A document with more nodes than this is large. */
const largeAbove = 120

/** Answers by the table of nodes, which stays the same object while no node changes. */
const answers = new WeakMap<WorkflowDocument['nodes'], boolean>()

/**
 * Whether a document has so many nodes that only those in view are cards, and that it is seen before it is checked.
 * The canvas layer paints the other nodes.
 */
export function isLarge(document: WorkflowDocument): boolean {
  const known = answers.get(document.nodes)
  if (known !== undefined) return known
  const answer = Object.keys(document.nodes).length > largeAbove
  answers.set(document.nodes, answer)
  return answer
}
