import type { CallToolResult, ServerContext as ToolContext } from '@modelcontextprotocol/server'
import type { Json } from '@weft/ports'
import type { StoredWorkflow } from '@weft/storage'
import type { ServerContext } from '../server-context.ts'
import { awaitRun } from './await-run.ts'
import { showRun } from './show-run.ts'
import { failedResult } from './tool-result.ts'

/** What a run is asked for with. */
export interface RunAsked {
  readonly inputs: { readonly [name: string]: Json }
  /** Seconds to wait for its end. */
  readonly wait: number
  readonly request: ToolContext['mcpReq']
}

/**
 * Runs a published workflow and shows it when it ends, or as it stands when the time is up. A call that is canceled
 * while it waits cancels the run: whoever asked wants none of it, and it may cost money.
 */
export async function runPublished(
  context: ServerContext,
  workflow: StoredWorkflow,
  { inputs, wait, request }: RunAsked,
): Promise<CallToolResult> {
  const { runtime } = context
  const asked = { document: workflow.document, workflowId: workflow.id, inputs }
  const started = await runtime.startRun(asked, request.signal)
  if ('issues' in started)
    return failedResult('The run was not started. Mend this and call again:', started.issues)
  const { id } = started.run
  const ended = await awaitRun(context, { id, wait, request })
  if (request.signal.aborted) await runtime.cancelRun(id)
  return showRun(ended ?? started.run, runtime)
}
