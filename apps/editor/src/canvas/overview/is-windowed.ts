import type { WorkflowDocument } from '@weft/workflow'
import { windowedAbove } from './window-store.ts'

/** Answers by the table of nodes, which stays the same object while no node changes. */
const answers = new WeakMap<WorkflowDocument['nodes'], boolean>()

/** Whether a document has so many nodes that only those in view are cards. */
export function isWindowed(document: WorkflowDocument): boolean {
  const known = answers.get(document.nodes)
  if (known !== undefined) return known
  const answer = Object.keys(document.nodes).length > windowedAbove
  answers.set(document.nodes, answer)
  return answer
}
