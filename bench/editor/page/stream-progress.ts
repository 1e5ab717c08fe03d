import type { RunState } from '@weft/engine'
import type { WorkflowDocument } from '@weft/workflow'
import type { BrowserContext } from 'playwright-core'

/** A run of a document that has begun, and in which no node has. */
export const runUnderWay = (document: WorkflowDocument): RunState => {
  const now = new Date().toISOString()
  const nodes = Object.keys(document.nodes).map((id) => [id, { status: 'pending', cached: false }] as const)
  return {
    id: 'bench-run',
    status: 'running',
    version: '0'.repeat(64),
    inputs: {},
    outputs: {},
    nodes: Object.fromEntries(nodes),
    simulated: true,
    createdAt: now,
    startedAt: now,
    seq: 1,
  }
}

/**
 * Answers the editor's request for the events of that run in the page itself: each `bench-progress` event of the
 * window becomes one message of the stream, read and folded as one of the server's.
 */
export const streamProgress = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    const send = window.fetch
    window.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input)
      if (!url.includes('/runs/bench-run/events')) return await send(input, init)
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          window.addEventListener('bench-progress', (event) => {
            if (!(event instanceof CustomEvent)) return
            const { nodeId, percent, seq } = event.detail
            const message = {
              type: 'node-progress',
              runId: 'bench-run',
              seq,
              at: new Date().toISOString(),
              nodeId,
              fraction: percent / 100,
            }
            controller.enqueue(new TextEncoder().encode(`id: ${seq}\ndata: ${JSON.stringify(message)}\n\n`))
          })
        },
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
    }
  })
}
