import type { WorkflowDocument, WorkflowEdge } from '@weft/workflow'
import { nameOfEnd } from './name-of-end.ts'

/** A wire as people read and hear of it, by what its cards and ports are called. */
export function nameOfWire(document: WorkflowDocument, { from, to }: WorkflowEdge): string {
  return `${nameOfEnd(document, from, 'output')} to ${nameOfEnd(document, to, 'input')}`
}
