import type { DocumentIssue } from '../check-document.ts'
import { useViewStore } from '../view-store.ts'

/** Brings the node, and the field, of an issue into view. */
export function showIssue(issue: DocumentIssue): void {
  if (issue.nodeId !== undefined) useViewStore.getState().focusNode(issue.nodeId, issue.port)
}
