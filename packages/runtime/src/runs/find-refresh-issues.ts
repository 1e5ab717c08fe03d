import type { Issue } from '@weft/ports'
import { type Edit, toPointer, type WorkflowDocument } from '@weft/workflow'
import type { RunRequest } from '../runtime.ts'

/** Says which nodes that shall be made anew are none of the document: a misspelt name would pass unseen. */
export function findRefreshIssues(
  document: WorkflowDocument,
  refresh: RunRequest['refresh'],
): readonly Issue<Edit>[] {
  if (refresh === undefined || typeof refresh === 'boolean') return []
  return refresh.flatMap((nodeId, index) =>
    Object.hasOwn(document.nodes, nodeId)
      ? []
      : [
          {
            code: 'unknown-target',
            severity: 'error' as const,
            message: `There is no node \`${nodeId}\` to refresh.`,
            path: toPointer(['refresh', index]),
          },
        ],
  )
}
