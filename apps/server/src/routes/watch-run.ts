import type { Context } from 'hono'
import { Problem } from '../problems/problem.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'
import { streamEvents } from './stream-events.ts'

/** Serves the events of a run. A browser's `EventSource` reconnects for ever unless it is told that nothing is left. */
export async function watchRun(
  context: ServerContext,
  request: Context<ServerEnv>,
  id: string,
  queried: number | undefined,
): Promise<Response> {
  const { runtime, closing } = context
  const run = await runtime.getRun(id)
  if (run === undefined) throw new Problem('not_found', `There is no run with the id ${JSON.stringify(id)}.`)
  const resumed = lastEventId(request.req.header('last-event-id'))
  const isEnded = run.endedAt !== undefined && run.status !== 'queued' && run.status !== 'running'
  if (resumed !== undefined && resumed > 0 && isEnded && resumed >= run.seq) return request.body(null, 204)
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' }
  if (request.req.method === 'HEAD') return request.body(null, 200, headers)
  const left = new AbortController()
  const signal = AbortSignal.any([left.signal, request.req.raw.signal, closing])
  const stream = streamEvents(runtime.watchRun(id, resumed ?? queried ?? 0, signal), {
    leave: () => left.abort(),
    onError: (error) =>
      context.log({ level: 'error', message: 'A stream of events broke', run: id, error: String(error) }),
    signal,
  })
  return request.body(stream, 200, headers)
}

/** Throws `malformed_request` for what no event of ours had as its id. */
function lastEventId(header: string | undefined): number | undefined {
  if (header === undefined || header === '') return undefined
  if (!/^\d{1,9}$/.test(header)) {
    throw new Problem(
      'malformed_request',
      `Last-Event-ID must be the \`id\` of an event, a whole number, but found ${JSON.stringify(header)}.`,
    )
  }
  return Number(header)
}
