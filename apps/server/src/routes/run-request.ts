import type { RunBody, WorkflowRunBody } from '@weft/client'
import type { Issue } from '@weft/ports'
import type { RunRequest } from '@weft/runtime'
import type { Edit } from '@weft/workflow'
import { Problem } from '../problems/problem.ts'
import { readDocument } from '../requests/read-document.ts'
import type { ServerContext } from '../server-context.ts'
import { originOf } from '../webhooks/origin-of.ts'
import { runFormat } from '../webhooks/render-webhook.ts'
import { type AskedWebhook, checkWebhook } from '../webhooks/start-told.ts'
import { findDocument, findWorkflow } from './find-workflow.ts'

/** What a body asks to run, and what is wrong with how its workflow is written. */
export interface ReadRun {
  readonly request: RunRequest
  readonly issues: readonly Issue<Edit>[]
  /** Who is to be told of it. */
  readonly webhook?: AskedWebhook
}

/** Reads who is to be told of a run. Throws `invalid_input` for an address that webhooks may not go to. */
export function readWebhook(
  context: Pick<ServerContext, 'config'>,
  { webhook: url, webhookEvents: events }: Pick<WorkflowRunBody, 'webhook' | 'webhookEvents'>,
  request: Request,
): { readonly webhook?: AskedWebhook } {
  if (url === undefined) return {}
  checkWebhook(context, url)
  const origin = context.config.publicUrl ?? originOf(request, context.config)
  return { webhook: { url, format: runFormat, origin, ...(events !== undefined && { events }) } }
}

/** Makes a request of the runtime from the body of a run or a plan. Throws `not_found`, `too_large`, `invalid_input`. */
export async function readRun(context: ServerContext, body: RunBody): Promise<ReadRun> {
  const { inputs, targets, refresh, maxCost } = body
  const options = {
    ...(inputs === undefined ? {} : { inputs }),
    ...(targets === undefined ? {} : { targets }),
    ...(refresh === undefined ? {} : { refresh }),
    ...(maxCost === undefined ? {} : { maxCost }),
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
