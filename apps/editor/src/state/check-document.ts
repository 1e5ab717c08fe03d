import type { Issue } from '@weft/ports'
import { type Edit, validateWorkflow, type WorkflowDocument } from '@weft/workflow'
import { registry } from './registry.ts'

/** An issue of the document, with the edit that mends it where there is one. */
export type DocumentIssue = Issue<Edit>

/** Every issue of a document that can be told without the server. */
export function checkDocument(document: WorkflowDocument): readonly DocumentIssue[] {
  return validateWorkflow(document, registry.catalog)
}
