import { createReplicateApp, problem } from '@weft/replicate-protocol'
import { Hono } from 'hono'
import { readBytes } from '../requests/read-bytes.ts'
import { safeMediaType } from '../routes/safe-media-type.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'
import { originOf } from '../webhooks/origin-of.ts'
import { addressesOf } from './addresses.ts'
import { answerReplicateProblem } from './answer-replicate-problem.ts'
import { createDeadlines } from './create-deadlines.ts'
import { createReplicateBackend } from './create-replicate-backend.ts'
import { readPredictedRun } from './read-run.ts'
import { readRunFile } from './read-run-file.ts'
import { streamPrediction } from './stream-prediction.ts'

/** The largest body: a file of 100 MB and its form, or data URIs. */
const maxBytes = 101_000_000

/** Milliseconds between two signs of life in a quiet stream, so that no proxy closes it. */
const heartbeatMs = 15_000

/** Serves Replicate's own HTTP API at `/v1`, and at `/delivery` what its clients read without a token. */
export function addReplicateRoutes(app: Hono<ServerEnv>, context: ServerContext): void {
  const { runtime, config, now, closing, log } = context
  const onError = (error: unknown) =>
    log({
      level: 'error',
      message: 'A request broke',
      route: '/v1/*',
      error: error instanceof Error ? error.stack : String(error),
    })
  const deadlines = createDeadlines({ runtime, now, closing, onError })
  const byOrigin = new Map<string, Hono>()

  const appFor = (origin: string): Hono => {
    const known = byOrigin.get(origin)
    if (known !== undefined) return known
    const backend = createReplicateBackend({ ...context, deadlines }, origin)
    const made = new Hono().route('/v1', createReplicateApp({ backend, onUnexpectedError: onError }))
    // Names of this machine are few, but a forwarded port may be any.
    if (byOrigin.size > 100) byOrigin.clear()
    byOrigin.set(origin, made)
    return made
  }

  app.all('/v1/*', async (request) => {
    request.set('route', '/v1/*')
    return appFor(originOf(request.req.raw, config)).fetch(await readWhole(request.req.raw))
  })

  app.get('/delivery/:id/stream', async (request) => {
    request.set('route', '/delivery/:id/stream')
    const found = await readPredictedRun(runtime, request.req.param('id'))
    if (found === undefined) return answerReplicateProblem(problem.notFound())
    const { file } = addressesOf(originOf(request.req.raw, config), found.run.id)
    const after = Number(/^\d{1,9}/.exec(request.req.header('last-event-id') ?? '')?.[0] ?? 0)
    const gone = new AbortController()
    const signal = AbortSignal.any([request.req.raw.signal, closing, gone.signal])
    const events = streamPrediction(runtime, { found, file, after, signal })
    const headers = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' }
    return request.body(toStream(events, gone), 200, headers)
  })

  app.get('/delivery/:id/:name', async (request) => {
    request.set('route', '/delivery/:id/:name')
    const { id, name } = request.req.param()
    const found = await readRunFile(runtime, id, name)
    if (found === undefined) return answerReplicateProblem(problem.notFound())
    const { type, disposition } = safeMediaType(found.mediaType)
    return request.body(found.bytes, 200, {
      'content-type': type,
      'content-disposition': `${disposition}; filename="${name}"`,
      'content-length': String(found.bytes.byteLength),
      'cache-control': 'private, max-age=3600',
      'cross-origin-resource-policy': 'cross-origin',
    })
  })
}

/** The request with its body read, within the limit. Throws `too_large`. */
async function readWhole(request: Request): Promise<Request> {
  const { url, method, headers, signal } = request
  if (['GET', 'HEAD'].includes(method)) return new Request(url, { method, headers, signal })
  const bytes = await readBytes(request, maxBytes)
  return new Request(url, { method, headers, signal, ...(bytes.byteLength > 0 && { body: bytes }) })
}

function toStream(events: AsyncGenerator<string>, gone: AbortController): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = () => {
    clearInterval(timer)
    gone.abort()
  }
  return new ReadableStream<Uint8Array>({
    start(controller) {
      timer = setInterval(() => controller.enqueue(encoder.encode(': still here\n\n')), heartbeatMs)
    },
    async pull(controller) {
      const next = await events.next()
      if (!next.done) return controller.enqueue(encoder.encode(next.value))
      stop()
      controller.close()
    },
    async cancel() {
      stop()
      await events.return(undefined)
    },
  })
}
