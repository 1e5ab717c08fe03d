import type { CallToolResult } from '@modelcontextprotocol/server'
import type { RunState } from '@weft/engine'
import type { Runtime } from '@weft/runtime'
import { recordWithUrls } from '../views/with-urls.ts'
import { imageContents } from './image-contents.ts'

/** A run as an agent reads it: how it stands, what came out, and the pictures themselves. */
export async function showRun(run: RunState, runtime: Runtime): Promise<CallToolResult> {
  const hasEnded = run.status !== 'queued' && run.status !== 'running'
  const facts = {
    id: run.id,
    status: run.status,
    ...(run.simulated ? { note: 'Simulated: no model was called and nothing was paid.' } : {}),
    ...(hasEnded ? {} : { next: `Call wait_for_run with the id ${run.id}.` }),
    outputs: recordWithUrls(run.outputs),
    ...(run.seeds === undefined ? {} : { seeds: run.seeds }),
    ...(run.cost === undefined ? {} : { cost: run.cost }),
    ...(run.error === undefined ? {} : { error: run.error }),
  }
  return {
    structuredContent: { ...facts },
    content: [
      { type: 'text', text: JSON.stringify(facts, null, 2) },
      ...(await imageContents(run.outputs, runtime.assets)),
    ],
    ...(run.status === 'failed' || run.status === 'canceled' ? { isError: true } : {}),
  }
}
