import { Hono } from 'hono'
import { answerProblem } from './answer-problem.ts'
import type { PredictionBackend } from './prediction-backend.ts'
import { problem } from './problem.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { ReplicateProblem } from './replicate-problem.ts'
import { addEmptyLists } from './routes/add-empty-lists.ts'
import { addFileRoutes } from './routes/add-file-routes.ts'
import { addModelRoutes } from './routes/add-model-routes.ts'
import { addPredictionRoutes } from './routes/add-prediction-routes.ts'

/** What {@link createReplicateApp} takes. */
export type ReplicateAppOptions = {
  readonly backend: PredictionBackend
  /** Says whether a bearer token (undefined: none was sent) may pass. Missing: everyone may. */
  readonly authenticate?: (token: string | undefined) => boolean | Promise<boolean>
  /** Counts requests; a refused one is answered 429. Missing: no limit. */
  readonly rateLimiter?: RateLimiter
  /** The largest upload in bytes; 100 MB when missing. */
  readonly maxFileBytes?: number
  /** Is told of what was thrown and is no `ReplicateProblem`; the answer is a plain 500. */
  readonly onUnexpectedError?: (error: unknown) => void
}

/**
 * Serves Replicate's HTTP API over a backend. It knows no prefix: mount it with `parent.route('/v1', app)`.
 * URLs in list pages are made from the request's own URL.
 */
export function createReplicateApp(options: ReplicateAppOptions): Hono {
  const app = new Hono()

  app.onError((error, context) => {
    if (error instanceof ReplicateProblem) return answerProblem(context, error)
    options.onUnexpectedError?.(error)
    return answerProblem(context, problem.serverFailure())
  })
  app.notFound((context) => answerProblem(context, problem.notFound()))

  app.use(async (context, next) => {
    if (options.authenticate !== undefined) {
      const [, token] = /^(?:bearer|token)\s+(\S+)$/i.exec(context.req.header('authorization') ?? '') ?? []
      if (!(await options.authenticate(token))) throw problem.unauthenticated()
    }
    const creates = context.req.method === 'POST' && context.req.path.endsWith('/predictions')
    const decision = options.rateLimiter?.take(creates ? 'create' : 'other')
    if (decision !== undefined) {
      context.header('ratelimit-remaining', String(decision.remaining))
      context.header('ratelimit-reset', String(decision.resetSeconds))
      if (!decision.allowed) return answerProblem(context, problem.throttled(decision.resetSeconds))
    }
    return next()
  })

  addPredictionRoutes(app, options.backend)
  addModelRoutes(app, options.backend)
  addEmptyLists(app)
  addFileRoutes(app, { backend: options.backend, maxFileBytes: options.maxFileBytes ?? 100_000_000 })
  // A parent that mounts this app would answer unknown paths in its own words.
  app.all('*', () => {
    throw problem.notFound()
  })
  return app
}
