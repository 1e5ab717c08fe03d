import { canonicalJson } from './canonical-json.ts'
import { sha256Hex } from './sha256-hex.ts'
import type { WorkflowDocument } from './workflow-document.ts'

/**
 * The version id of a workflow: 64 hex digits, the SHA-256 of the canonical document without `layout`, `name` and
 * `description`. Moving a node or naming the workflow keeps it.
 */
export function workflowVersion(document: WorkflowDocument): string {
  const { layout: _layout, name: _name, description: _description, ...content } = document
  return sha256Hex(canonicalJson(content))
}
