import type { EstimateView, WeftClient } from '@weft/client'
import type { WorkflowDocument } from '@weft/workflow'
import type { DocumentIssue } from '../check-document.ts'
import { registry } from '../registry.ts'

/** What only the server knows of a run before it is started. */
export interface PlanEstimates {
  /** How many of the calls the server has the results of. */
  readonly kept: number
  /** What the run should cost in all. */
  readonly estimate?: EstimateView
  /** What each node should cost that calls something, by its id. */
  readonly estimates: { readonly [nodeId: string]: EstimateView }
  /** What is wrong with calls of other workflows: the documents of those are on the server. */
  readonly issues: readonly DocumentIssue[]
}

/** The codes of those issues. */
const serverOnly: ReadonlySet<string> = new Set([
  'workflow-recursion',
  'workflow-not-published',
  'workflow-too-deep',
])

/**
 * Asks the server what it has the results of already, and what the rest should cost.
 *
 * @param savedAs id of the workflow on the server that the document was saved as
 * @throws {WeftApiError} when the server refuses to plan
 */
export async function readEstimates(
  client: Pick<WeftClient, 'plan'>,
  document: WorkflowDocument,
  savedAs?: string,
  signal?: AbortSignal,
): Promise<PlanEstimates> {
  const body = { workflow: document, ...(savedAs !== undefined && { savedAs }) }
  const plan = await client.plan(body, signal === undefined ? {} : { signal })
  const kept = plan.steps
    .filter(({ type, cached }) => cached && registry.get(type)?.paid === true)
    .reduce((sum, { lanes }) => sum + lanes, 0)
  const estimates = plan.steps.flatMap(({ nodeId, estimate }) =>
    estimate === undefined ? [] : [[nodeId, estimate] as const],
  )
  return {
    kept,
    estimates: Object.fromEntries(estimates),
    issues: plan.issues.filter(({ code }) => serverOnly.has(code)),
    ...(plan.estimate === undefined ? {} : { estimate: plan.estimate }),
  }
}
