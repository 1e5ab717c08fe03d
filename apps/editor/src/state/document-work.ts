import { createWeftClient, WeftApiError } from '@weft/client'
import type { WorkflowDocument } from '@weft/workflow'
import { type PlanEstimates, readEstimates } from './actions/read-estimates.ts'
import { type PlanNumbers, summarizePlan } from './actions/summarize-plan.ts'
import { checkDocument, type DocumentIssue } from './check-document.ts'

/** What a worker is told besides the document. */
export interface WorkGiven {
  /** The server's token, if the person gave one. */
  readonly token?: string | undefined
  /** Id of the workflow on the server that the document was saved as. */
  readonly savedAs?: string | undefined
}

/** What the answers are. */
export interface DocumentAnswers {
  readonly check: readonly DocumentIssue[]
  readonly plan: PlanNumbers
  readonly estimate: PlanEstimates | 'unauthorized' | undefined
}

/** What can be worked out of a document beside the page. */
export const documentWork: {
  readonly [Work in keyof DocumentAnswers]: (
    document: WorkflowDocument,
    given: WorkGiven,
  ) => DocumentAnswers[Work] | Promise<DocumentAnswers[Work]>
} = { check: checkDocument, plan: summarizePlan, estimate: askServer }

/** Nothing when the server does not answer. */
async function askServer(
  document: WorkflowDocument,
  { token, savedAs }: WorkGiven,
): Promise<DocumentAnswers['estimate']> {
  const client = createWeftClient({ baseUrl: location.origin, ...(token === undefined ? {} : { token }) })
  try {
    return await readEstimates(client, document, savedAs)
  } catch (error) {
    return error instanceof WeftApiError && error.status === 401 ? 'unauthorized' : undefined
  }
}
