import type { Context, Hono } from 'hono'
import {
  type CreateModelPredictionRequest,
  createModelPredictionRequestSchema,
  createPredictionRequestSchema,
} from '../create-prediction-request.ts'
import { isTerminalStatus } from '../is-terminal-status.ts'
import { parseCancelAfter } from '../parse-cancel-after.ts'
import { parsePreferWait } from '../parse-prefer-wait.ts'
import { parseVersionReference } from '../parse-version-reference.ts'
import type { PredictionBackend, RunnableVersion } from '../prediction-backend.ts'
import { problem } from '../problem.ts'
import { validateInput } from '../validate-input.ts'
import { answerPage } from './answer-page.ts'
import { readJsonBody } from './read-json-body.ts'
import { readPredictionQuery } from './read-prediction-query.ts'

/** Adds the routes that make, show, list and cancel predictions. */
export function addPredictionRoutes(app: Hono, backend: PredictionBackend): void {
  app.post('/predictions', async (context) => {
    const { version, ...request } = await readJsonBody(context, createPredictionRequestSchema)
    const target = parseVersionReference(version)
    const runnable = target && (await backend.findRunnable(target))
    if (runnable === undefined) throw problem.invalidVersion()
    return createPrediction(context, { backend, runnable, request })
  })

  for (const kind of ['official', 'deployment'] as const) {
    const path =
      kind === 'official' ? '/models/:owner/:name/predictions' : '/deployments/:owner/:name/predictions'
    app.post(path, async (context) => {
      const { owner, name } = {
        owner: context.req.param('owner') ?? '',
        name: context.req.param('name') ?? '',
      }
      const runnable = await backend.findRunnable({ kind, owner, name })
      if (runnable === undefined) throw problem.notFound()
      const request = await readJsonBody(context, createModelPredictionRequestSchema)
      return createPrediction(context, { backend, runnable, request })
    })
  }

  app.get('/predictions', async (context) =>
    answerPage(context, await backend.listPredictions(readPredictionQuery(context))),
  )
  app.get('/predictions/:id', async (context) =>
    context.json(await backend.getPrediction(context.req.param('id'))),
  )
  app.post('/predictions/:id/cancel', async (context) =>
    context.json(await backend.cancelPrediction(context.req.param('id'))),
  )
}

type Creation = {
  readonly backend: PredictionBackend
  readonly runnable: RunnableVersion
  readonly request: CreateModelPredictionRequest
}

async function createPrediction(
  context: Context,
  { backend, runnable, request }: Creation,
): Promise<Response> {
  const findings = validateInput(request.input, runnable.openapiSchema)
  if (findings.length > 0) throw problem.invalidInput(findings)
  const cancelAfterMs = readCancelAfter(context)
  const created = await backend.createPrediction({
    runnable,
    input: request.input,
    ...(request.webhook === undefined ? {} : { webhook: request.webhook }),
    ...(request.webhook_events_filter === undefined ? {} : { webhookEvents: request.webhook_events_filter }),
    ...(cancelAfterMs === undefined ? {} : { cancelAfterMs }),
  })
  const waitMs = parsePreferWait(context.req.header('prefer'))
  if (waitMs === undefined) return context.json(created, 201)
  const waited = await backend.waitForPrediction(created.id, waitMs, context.req.raw.signal)
  context.header('preference-applied', `wait=${waitMs / 1000}`)
  return context.json(waited, isTerminalStatus(waited.status) ? 201 : 202)
}

function readCancelAfter(context: Context): number | undefined {
  const header = context.req.header('cancel-after')
  if (header === undefined) return undefined
  const milliseconds = parseCancelAfter(header)
  if (milliseconds === undefined) {
    throw problem.invalidParameter(
      'Cancel-After must be a duration of at least 5 seconds, such as 30s, 5m or 1h30m45s.',
    )
  }
  return milliseconds
}
