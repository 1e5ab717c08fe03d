import { workflowEtag } from '@weft/runtime'
import type { StoredWorkflow } from '@weft/storage'
import { Problem } from '../problems/problem.ts'
import { matchesEtag } from './matches-etag.ts'

/**
 * Reads `If-Match` against what is stored: gives the revision that the write expects, undefined without the header.
 * Throws `stale` when it names another revision.
 */
export function expectedRevision(header: string | undefined, stored: StoredWorkflow): number | undefined {
  if (header === undefined) return undefined
  if (!matchesEtag(header, workflowEtag(stored), false)) throw staleProblem(stored)
  return stored.revision
}

/** Somebody else wrote in between; the `ETag` of what is there now comes with it. */
export function staleProblem(current: StoredWorkflow): Problem {
  return new Problem(
    'stale',
    `The workflow was changed at ${current.updatedAt}, after the revision that this change is based on. Nothing was written: read it again, join the changes, and send them with its new ETag.`,
    { headers: { etag: workflowEtag(current) } },
  )
}
