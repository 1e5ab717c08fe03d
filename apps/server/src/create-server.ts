import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { Runtime } from '@weft/runtime'
import { Hono } from 'hono'
import { addAuditRoutes } from './audit/add-audit-routes.ts'
import { createAudit } from './audit/create-audit.ts'
import type { ServerConfig } from './config.ts'
import { serveEditor } from './editor/serve-editor.ts'
import { findAllowedMethods } from './find-allowed-methods.ts'
import { addFormRoutes } from './form/add-form-routes.ts'
import { checkScope } from './guard/check-scope.ts'
import { checkSource } from './guard/check-source.ts'
import { createGate } from './guard/create-gate.ts'
import { needsToken } from './guard/needs-token.ts'
import { originOfRequest } from './guard/origin-of-request.ts'
import { pathScope } from './guard/path-scope.ts'
import { addSecurityHeaders } from './guard/security-headers.ts'
import { type Starter, withStarter } from './guard/with-starter.ts'
import { createLog, type Log } from './log/create-log.ts'
import { addMcpRoutes } from './mcp/add-mcp-routes.ts'
import { createAnnouncer } from './mcp/create-announcer.ts'
import { createMetrics } from './metrics/create-metrics.ts'
import { answerProblem } from './problems/answer-problem.ts'
import { Problem } from './problems/problem.ts'
import { toProblem } from './problems/to-problem.ts'
import { addReplicateRoutes } from './replicate/add-replicate-routes.ts'
import { answerReplicateProblem, toReplicateProblem } from './replicate/answer-replicate-problem.ts'
import { createRenderPrediction } from './replicate/render-prediction.ts'
import { createAnswers } from './requests/create-answers.ts'
import { addAssetRoutes } from './routes/add-asset-routes.ts'
import { addCatalogRoutes } from './routes/add-catalog-routes.ts'
import { addDeliveryRoutes } from './routes/add-delivery-routes.ts'
import { addProviderRoutes } from './routes/add-provider-routes.ts'
import { addResultRoutes } from './routes/add-result-routes.ts'
import { addRunRoutes } from './routes/add-run-routes.ts'
import { addServerRoutes } from './routes/add-server-routes.ts'
import { addStorageRoutes } from './routes/add-storage-routes.ts'
import { addWebhookRoutes } from './routes/add-webhook-routes.ts'
import { addWorkflowRoutes } from './routes/add-workflow-routes.ts'
import type { ServerContext } from './server-context.ts'
import type { ServerEnv } from './server-env.ts'
import { openWebhooks } from './webhooks/open-webhooks.ts'
import { createRenderWebhook } from './webhooks/render-webhook.ts'

/** Where the project's apps are. */
const appsDirectory = resolve(import.meta.dirname, '..', '..')

/** What a server is made from. */
export interface ServerOptions {
  readonly runtime: Runtime
  readonly config: ServerConfig
  /** The built editor. Default: `apps/editor/dist` of the project. */
  readonly editorDirectory?: string
  /** The built form page. Default: `apps/form/dist` of the project. */
  readonly formDirectory?: string
  /** Default: JSON lines on stderr, from the level of the configuration up. */
  readonly log?: Log
  readonly now?: () => Date
  readonly newId?: () => string
  /** Aborts when the server is about to stop. */
  readonly closing?: AbortSignal
}

/** Makes the server as a Hono app: `app.request(…)` answers without a socket. Nothing of it throws. */
export function createServer(options: ServerOptions): Hono<ServerEnv> {
  const { config, now = () => new Date(), newId = randomUUID } = options
  const caller = new AsyncLocalStorage<Starter>()
  const runtime = withStarter(options.runtime, now, () => caller.getStore())
  const gate = createGate(config, runtime.store.tokens, now)
  const write = (line: string) => process.stderr.write(line)
  const log = options.log ?? createLog({ level: config.logLevel, now, write })
  const answers = createAnswers(runtime.store.answers, now, newId)
  const closing = options.closing ?? new AbortController().signal
  const render = createRenderWebhook(createRenderPrediction(runtime))
  const webhooks = openWebhooks({ runtime, config, render, now, log, closing })
  const audit = createAudit(runtime.store.audit, now, newId)
  const context: ServerContext = {
    runtime,
    config,
    now,
    newId,
    log,
    answers,
    webhooks,
    audit,
    publishedChanged: createAnnouncer(),
    closing,
  }
  const metrics = createMetrics(runtime)
  const editor = resolve(options.editorDirectory ?? join(appsDirectory, 'editor', 'dist'))
  const app = new Hono<ServerEnv>()

  app.use(async (request, next) => {
    const started = performance.now()
    await next()
    addSecurityHeaders(request.res)
    const seconds = (performance.now() - started) / 1000
    const { method } = request.req
    const { status } = request.res
    const route = request.get('route') ?? 'other'
    metrics.observe({ method, route, status, seconds })
    log({ level: 'debug', message: 'request', method, route, status, ms: Math.round(seconds * 1000) })
  })

  app.use(async (request, next) => {
    checkSource(request.req.raw, config)
    const { path, method } = request.req
    const access = needsToken(path) ? await gate(request) : undefined
    if (access !== undefined) request.set('access', access)
    const scope = pathScope(method, path)
    if (scope !== undefined) checkScope(access, scope)
    if (closing.aborted && method === 'POST') {
      throw new Problem('unavailable', 'The server is stopping.', { headers: { 'retry-after': '5' } })
    }
    const origin = originOfRequest(request, access?.name)
    request.set('origin', origin)
    await caller.run({ origin, ...(access?.limits && { limits: access.limits }) }, next)
  })

  addRunRoutes(app, context)
  addDeliveryRoutes(app, context)
  addWorkflowRoutes(app, context)
  addResultRoutes(app, context)
  addAssetRoutes(app, context)
  addStorageRoutes(app, context)
  addCatalogRoutes(app, context)
  addProviderRoutes(app, context)
  addAuditRoutes(app, context)
  addServerRoutes(app, context, metrics)
  addWebhookRoutes(app, context)
  addMcpRoutes(app, context)

  addReplicateRoutes(app, context)
  addFormRoutes(app, context, options.formDirectory ?? join(appsDirectory, 'form', 'dist'))

  app.notFound(async (request) => {
    const { path, method } = request.req
    const isRead = method === 'GET' || method === 'HEAD'
    const page = isRead && !needsToken(path) ? await serveEditor(request, editor) : undefined
    if (page !== undefined) return page
    const allowed = path === '/' ? ['GET', 'HEAD'] : findAllowedMethods(path)
    if (allowed.length > 0) {
      const allow = allowed.join(', ')
      const detail = `${path} does not take ${method}, but ${allow}.`
      return answerProblem(new Problem('method_not_allowed', detail, { headers: { allow } }))
    }
    return answerProblem(new Problem('not_found', `Nothing is at ${path}.`))
  })

  app.onError((error, request) => {
    // Whoever asked is gone: nobody reads the answer, and nothing is broken.
    if (request.req.raw.signal.aborted)
      return answerProblem(new Problem('canceled', 'The request was given up.'))
    const problem = toProblem(error)
    if (problem.code === 'internal') {
      const { method } = request.req
      log({
        level: 'error',
        message: 'A request broke',
        method,
        route: request.get('route'),
        error: error.stack,
      })
    }
    if (/^\/(?:v1|delivery)\//.test(request.req.path))
      return answerReplicateProblem(toReplicateProblem(problem), problem.headers)
    return answerProblem(problem)
  })

  return app
}
