import { routes } from '@weft/client'
import type { RunState } from '@weft/engine'
import type { Hono } from 'hono'
import { Problem } from '../problems/problem.ts'
import { addRoute } from '../requests/add-route.ts'
import { uniqueIssues } from '../requests/read-document.ts'
import { readPage } from '../requests/read-page.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'
import { viewPlan } from '../views/view-plan.ts'
import { viewRun } from '../views/view-run.ts'
import { readRun, readWebhook } from './run-request.ts'
import { answerStart, runOf, startRun } from './start-run.ts'
import { watchRun } from './watch-run.ts'

/** Serves plans and runs. */
export function addRunRoutes(app: Hono<ServerEnv>, context: ServerContext): void {
  const { runtime } = context

  addRoute(app, routes.createPlan, async (request, { body }) => {
    const { savedAs, ...asked } = body
    const read = await readRun(context, asked)
    const saved = savedAs === undefined ? undefined : await runtime.store.workflows.get(savedAs)
    const subject = saved === undefined ? read.request : { ...read.request, workflowId: saved.id }
    const { plan, issues } = await runtime.plan(subject, request.req.raw.signal)
    return request.json(viewPlan(plan, uniqueIssues([...read.issues, ...issues])))
  })

  addRoute(app, routes.createRun, (request, { body }) =>
    answerStart(context, request, body, async (id) => {
      const told = readWebhook(context, body, request.req.raw)
      return startRun(context, { ...(await readRun(context, body)), ...told }, id)
    }),
  )

  addRoute(app, routes.listRuns, async (request, { query }) => {
    const { status, workflowId, startedBy, limit = 20, cursor } = query
    const stored = workflowId === undefined ? undefined : await runtime.store.workflows.get(workflowId)
    const id = stored?.id ?? workflowId
    const asked = runtime.listRuns({
      limit,
      ...(status === undefined ? {} : { status }),
      ...(id === undefined ? {} : { workflowId: id }),
      ...(startedBy === undefined ? {} : { startedBy }),
      ...(cursor === undefined ? {} : { cursor }),
    })
    const page = await readPage(asked)
    return request.json({ ...page, runs: page.runs.map((run) => viewRun(run)) })
  })

  addRoute(app, routes.getRun, async (request, { params }) =>
    request.json(viewRun(found(await runtime.getRun(params.id), params.id))),
  )

  addRoute(app, routes.watchRun, (request, { params, query }) =>
    watchRun(context, request, params.id, query.after),
  )

  addRoute(app, routes.cancelRun, async (request, { params }) => {
    if (!found(await runtime.cancelRun(params.id), params.id)) {
      throw new Problem('conflict', 'The run has ended: there is nothing to cancel.')
    }
    await context.audit(request, { action: 'run.canceled', subject: params.id })
    return request.json(viewRun(found(await runtime.getRun(params.id), params.id)), 202)
  })

  addRoute(app, routes.retryRun, async (request, { params }) => {
    const run = found(await runtime.getRun(params.id), params.id)
    return answerStart(context, request, {}, async (id) => {
      checkRetry(run)
      return runOf(found(await runtime.retryRun(params.id, AbortSignal.timeout(60_000), { id }), params.id))
    })
  })

  addRoute(app, routes.decideAttempt, async (request, { params, body }) => {
    const { id, attemptId } = params
    const decided = await runtime.decideAttempt(id, attemptId, body, request.req.raw.signal)
    if (decided === undefined)
      throw new Problem('not_found', `The run has no attempt with the id ${JSON.stringify(attemptId)}.`)
    if ('refusal' in decided) throw new Problem('conflict', decided.refusal)
    const { attempt, run } = decided
    return request.json({ attempt, ...(run === undefined ? {} : { run: viewRun(run) }) })
  })

  addRoute(app, routes.deleteRun, async (request, { params }) => {
    const run = found(await runtime.getRun(params.id), params.id)
    if (!found(await runtime.deleteRun(params.id), params.id)) {
      throw new Problem('conflict', 'The run has not ended: cancel it first.')
    }
    await context.audit(request, { action: 'run.deleted', subject: params.id, detail: costOf(run) })
    await (await context.webhooks.desk()).forget(params.id)
    return request.body(null, 204)
  })
}

/** What it cost and whom: that counts when the run is gone, too. */
function costOf({ startedBy, createdAt, cost }: RunState) {
  return { createdAt, cost: cost?.amount ?? 0, ...(startedBy !== undefined && { startedBy }) }
}

/** Throws `not_found` for what the runtime does not know. */
function found<T>(value: T | undefined, id: string): T {
  if (value === undefined)
    throw new Problem('not_found', `There is no run with the id ${JSON.stringify(id)}.`)
  return value
}

/** Only what failed or was canceled has something missing. Throws `conflict`. */
function checkRetry(run: RunState): void {
  if (run.status === 'succeeded') throw new Problem('conflict', 'The run succeeded: nothing is missing.')
  if (run.status !== 'failed' && run.status !== 'canceled') {
    throw new Problem('conflict', 'The run has not ended: wait for its end or cancel it first.')
  }
}
