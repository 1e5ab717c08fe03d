import type { WorkflowDocument } from '@weft/workflow'

/** Whether two states of a document are the same to a run, as after cards were moved: neither plan nor issues differ. */
export function runsAlike(one: WorkflowDocument, other: WorkflowDocument): boolean {
  return one.nodes === other.nodes && one.edges === other.edges && one.models === other.models
}
