import type { WorkflowDocument } from '@weft/workflow'
import { summarizePlan } from './actions/summarize-plan.ts'
import { checkDocument } from './check-document.ts'

/** What can be worked out of a document beside the page. */
export const documentWork = {
  check: checkDocument,
  plan: summarizePlan,
} satisfies { readonly [name: string]: (document: WorkflowDocument) => unknown }

/** The same, as a table of types. */
export type DocumentWork = typeof documentWork
