import type { RunBody } from '@weft/client'
import type { Issue } from '@weft/ports'
import type { RunRequest } from '@weft/runtime'
import type { Edit } from '@weft/workflow'
import { Problem } from '../problems/problem.ts'
import { readDocument } from '../requests/read-document.ts'
import type { ServerContext } from '../server-context.ts'
import { findDocument, findWorkflow } from './find-workflow.ts'

/** What a body asks to run, and what is wrong with how its workflow is written. */
export interface ReadRun {
  readonly request: RunRequest
  readonly issues: readonly Issue<Edit>[]
}

/** Makes a request of the runtime from the body of a run or a plan. Throws `not_found`, `too_large`, `invalid_input`. */
export async function readRun(context: ServerContext, body: RunBody): Promise<ReadRun> {
  const { inputs, targets, refresh } = body
  const options = {
    ...(inputs === undefined ? {} : { inputs }),
    ...(targets === undefined ? {} : { targets }),
    ...(refresh === undefined ? {} : { refresh }),
  }
  if (body.workflow !== undefined) {
    const { document, issues } = readDocument(body.workflow)
    return { request: { document, ...options }, issues }
  }
  // The contract lets nothing through that has neither.
  if (body.workflowId === undefined) throw new Problem('invalid_input', 'Give `workflow` or `workflowId`.')
  const stored = await findWorkflow(context, body.workflowId)
  const document = await findDocument(context, stored, body.version)
  return { request: { document, workflowId: stored.id, ...options }, issues: [] }
}
