import type { CallToolResult } from '@modelcontextprotocol/server'
import type { Json } from '@weft/ports'
import type { StoredWorkflow } from '@weft/storage'
import type { ServerContext } from '../server-context.ts'
import { showRun } from './show-run.ts'
import { failedResult } from './tool-result.ts'

/** What a run is asked for with. */
export interface RunAsked {
  readonly inputs: { readonly [name: string]: Json }
  /** Seconds to wait for its end. */
  readonly wait: number
  readonly signal: AbortSignal
}

/** Runs a published workflow and shows it when it ends, or as it stands when the time is up. */
export async function runPublished(
  context: ServerContext,
  workflow: StoredWorkflow,
  { inputs, wait, signal }: RunAsked,
): Promise<CallToolResult> {
  const { runtime } = context
  const request = { document: workflow.document, workflowId: workflow.id, inputs }
  const started = await runtime.startRun(request, signal)
  if ('issues' in started)
    return failedResult('The run was not started. Mend this and call again:', started.issues)
  const ended = await runtime.waitForRun(
    started.run.id,
    wait * 1000,
    AbortSignal.any([signal, context.closing]),
  )
  return showRun(ended ?? started.run, runtime)
}
