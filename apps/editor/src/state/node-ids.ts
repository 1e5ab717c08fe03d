import type { WorkflowDocument } from '@weft/workflow'

/** Answers by the table of nodes, which stays the same object while no node changes. */
const answers = new WeakMap<WorkflowDocument['nodes'], readonly string[]>()

/** The ids of the nodes of a document, in its order: listed once for every state of its nodes. */
export function nodeIds({ nodes }: Pick<WorkflowDocument, 'nodes'>): readonly string[] {
  const known = answers.get(nodes)
  if (known !== undefined) return known
  const ids = Object.keys(nodes)
  answers.set(nodes, ids)
  return ids
}
