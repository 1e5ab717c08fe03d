import type { Edit, WorkflowDocument, WorkflowEdge } from '@weft/workflow'
import { wireId } from './to-flow.ts'

/** The edits that take wires away, and the points that they were led through with them. */
export function cutWires(document: WorkflowDocument, edges: readonly WorkflowEdge[]): readonly Edit[] {
  return [...dropPoints(document, edges), ...edges.map((edge): Edit => ({ kind: 'remove-edge', edge }))]
}

/** The edits that forget the points of wires; none when they have none. */
export function dropPoints(document: WorkflowDocument, edges: readonly WorkflowEdge[]): readonly Edit[] {
  const led = edges.map(wireId).filter((id) => document.layout.reroutes?.[id])
  if (led.length === 0) return []
  return [{ kind: 'set-reroutes', wires: Object.fromEntries(led.map((id) => [id, null])) }]
}
