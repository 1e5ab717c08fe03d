import { routes } from '@weft/client'
import { describeInterface, toOpenApi } from '@weft/publish'
import { workflowEtag } from '@weft/runtime'
import { canonicalJson, diffWorkflows } from '@weft/workflow'
import type { Hono } from 'hono'
import { auditSave } from '../audit/audit-save.ts'
import { Problem } from '../problems/problem.ts'
import { addRoute } from '../requests/add-route.ts'
import { expectedRevision, staleProblem } from '../requests/if-match.ts'
import { matchesEtag } from '../requests/matches-etag.ts'
import { readPage } from '../requests/read-page.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'
import { viewInterface } from '../views/view-interface.ts'
import { viewWorkflow } from '../views/view-workflow.ts'
import { findDocument, findWorkflow } from './find-workflow.ts'
import { readWebhook } from './run-request.ts'
import { readWorkflowBody, savedOf } from './save-workflow.ts'
import { answerStart, startRun } from './start-run.ts'

/** Serves saved workflows. */
export function addWorkflowRoutes(app: Hono<ServerEnv>, context: ServerContext): void {
  const { workflows: desk, store } = context.runtime
  const { workflows } = store

  addRoute(app, routes.listWorkflows, async (request, { query: { limit = 50, cursor } }) => {
    const page = await readPage(workflows.list({ limit, ...(cursor === undefined ? {} : { cursor }) }))
    return request.json({ ...page, workflows: page.workflows.map(viewWorkflow) })
  })

  addRoute(app, routes.createWorkflow, (request, { body }) =>
    context.answers.once(
      request,
      () => canonicalJson(body),
      async (id) => {
        const known = await workflows.get(id)
        const stored = known ?? savedOf(await desk.create(readWorkflowBody(body), id))
        if (known === undefined) await auditSave(context, request, undefined, stored)
        if (stored.published) context.publishedChanged.tell()
        const headers = { etag: workflowEtag(stored), location: `/api/workflows/${stored.id}` }
        return request.json(viewWorkflow(stored), 201, headers)
      },
    ),
  )

  addRoute(app, routes.getWorkflow, async (request, { params }) => {
    const stored = await findWorkflow(context, params.id)
    const etag = workflowEtag(stored)
    const known = request.req.header('if-none-match')
    const headers = { etag, 'cache-control': 'private, no-cache' }
    if (known !== undefined && matchesEtag(known, etag, true)) return request.body(null, 304, headers)
    return request.json(viewWorkflow(stored), 200, headers)
  })

  addRoute(app, routes.updateWorkflow, async (request, { params, body }) => {
    const stored = await findWorkflow(context, params.id)
    const expected = expectedRevision(request.req.header('if-match'), stored)
    const written = savedOf(await desk.update(stored, readWorkflowBody(body), expected))
    if (stored.published || written.published) context.publishedChanged.tell()
    await auditSave(context, request, stored, written)
    return request.json(viewWorkflow(written), 200, { etag: workflowEtag(written) })
  })

  addRoute(app, routes.deleteWorkflow, async (request, { params }) => {
    const stored = await findWorkflow(context, params.id)
    const expected = expectedRevision(request.req.header('if-match'), stored)
    const result = await workflows.delete(stored.id, expected)
    if (result.outcome === 'stale') throw staleProblem(result.current)
    if (stored.published) context.publishedChanged.tell()
    const detail = { slug: stored.slug, version: stored.version }
    await context.audit(request, { action: 'workflow.deleted', subject: stored.id, detail })
    return request.body(null, 204)
  })

  addRoute(app, routes.listVersions, async (request, { params }) => {
    const stored = await findWorkflow(context, params.id)
    const versions = await workflows.versions(stored.id)
    return request.json({ versions: versions.map(({ version, createdAt }) => ({ version, createdAt })) })
  })

  addRoute(app, routes.getVersion, async (request, { params }) => {
    const stored = await findWorkflow(context, params.id)
    const found = await workflows.version(stored.id, params.version)
    if (found === undefined) {
      throw new Problem('not_found', `The workflow ${stored.slug} has no version ${params.version}.`)
    }
    const { version, createdAt, document } = found
    return request.json({ version, createdAt, workflow: document })
  })

  addRoute(app, routes.diffVersions, async (request, { params }) => {
    const stored = await findWorkflow(context, params.id)
    const before = await findDocument(context, stored, params.version)
    const after = await findDocument(context, stored, params.other)
    return request.json({
      from: params.version,
      to: params.other,
      changes: diffWorkflows(before, after),
    })
  })

  addRoute(app, routes.runWorkflow, (request, { params, body }) =>
    answerStart(context, request, body, async (id) => {
      const stored = await findWorkflow(context, params.id)
      const { version, webhook: _webhook, webhookEvents: _events, ...options } = body
      const told = readWebhook(context, body, request.req.raw)
      const document = await findDocument(context, stored, version)
      return startRun(
        context,
        { request: { document, workflowId: stored.id, ...options }, issues: [], ...told },
        id,
      )
    }),
  )

  addRoute(app, routes.describeWorkflow, async (request, { params }) => {
    const stored = await findWorkflow(context, params.id)
    const shape = describeInterface(stored.document, context.runtime.registry)
    return request.json(toOpenApi(shape, stored))
  })

  addRoute(app, routes.getInterface, async (request, { params }) => {
    const stored = await findWorkflow(context, params.id)
    return request.json(viewInterface(stored, describeInterface(stored.document, context.runtime.registry)))
  })
}
