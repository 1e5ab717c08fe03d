import { type Issue, WeftError } from '@weft/ports'
import {
  type NewPrediction,
  type Prediction,
  type PredictionBackend,
  type PredictionQuery,
  problem,
  ReplicateProblem,
} from '@weft/replicate-protocol'
import type { StartedRun } from '@weft/runtime'
import { checkWebhookUrl } from '@weft/runtime'
import { startTold } from '../webhooks/start-told.ts'
import { paged } from './paged.ts'
import { predictionFormat } from './prediction-format.ts'
import { toRunId } from './prediction-id.ts'
import { type PredictedRun, readPredictedRun } from './read-run.ts'
import type { ReplicateContext } from './replicate-context.ts'
import { toRunInputs } from './to-run-inputs.ts'
import { viewPrediction } from './view-prediction.ts'
import { writeLogs } from './write-logs.ts'

/** Looking pictures up must not keep a request for ever. */
const startMs = 60_000

/** Milliseconds that the answer to a cancel waits for the end of the run. */
const cancelMs = 1000

/** Runs read at once while a page of predictions is filled. */
const pageSize = 100

type PredictionDesk = Pick<
  PredictionBackend,
  'createPrediction' | 'getPrediction' | 'waitForPrediction' | 'listPredictions' | 'cancelPrediction'
>

/** Makes the part of the backend that runs published workflows: a prediction is a run. */
export function createPredictionDesk(context: ReplicateContext, origin: string): PredictionDesk {
  const { runtime } = context

  const show = async ({ run, stored, slug }: PredictedRun): Promise<Prediction> => {
    const logs = writeLogs(await runtime.store.runs.events(run.id, 0))
    return viewPrediction({ run, document: stored.document, slug, logs, origin }, runtime.registry)
  }

  const read = async (id: string): Promise<PredictedRun> => {
    const found = await readPredictedRun(runtime, id)
    if (found === undefined) throw problem.notFound()
    return found
  }

  const getPrediction = async (id: string) => show(await read(id))

  return {
    createPrediction: async (asked) => getPrediction(await start(context, origin, asked)),
    getPrediction,
    waitForPrediction: async (id, timeoutMs, signal) => {
      const until = AbortSignal.any([signal, context.closing])
      await runtime.waitForRun(toRunId(id), timeoutMs, until)
      return getPrediction(id)
    },
    cancelPrediction: async (id) => {
      const { run } = await read(id)
      if (await runtime.cancelRun(run.id)) await runtime.waitForRun(run.id, cancelMs, context.closing)
      return getPrediction(id)
    },
    listPredictions: async (query) => {
      if (query.source === 'web') return { results: [] }
      const results: Prediction[] = []
      let { cursor } = query
      do {
        // No more than are still wanted: a page ends where the next one begins.
        const limit = Math.min(pageSize, query.limit - results.length)
        const page = await paged(runtime.listRuns({ limit, ...(cursor !== undefined && { cursor }) }))
        for (const run of page.runs) {
          const found = isWanted(run.createdAt, query) ? await readPredictedRun(runtime, run.id) : undefined
          if (found !== undefined) results.push(await show(found))
        }
        cursor = page.cursor
      } while (cursor !== undefined && results.length < query.limit)
      return { results, ...(cursor !== undefined && { nextCursor: cursor }) }
    },
  }
}

function isWanted(createdAt: string, { createdAfter, createdBefore }: PredictionQuery): boolean {
  const at = Date.parse(createdAt)
  return (
    (createdAfter === undefined || at > createdAfter) && (createdBefore === undefined || at < createdBefore)
  )
}

/** Starts the run of a new prediction and gives its id. */
async function start(context: ReplicateContext, origin: string, asked: NewPrediction): Promise<string> {
  const { runtime, config, now, newId, deadlines } = context
  const { runnable, input, webhook: url, webhookEvents: events, cancelAfterMs } = asked
  const found = await runtime.published.version(runnable.version, runnable.name)
  if (found === undefined) throw problem.invalidVersion()
  const refusal =
    url === undefined ? undefined : checkWebhookUrl(url, { allowLoopback: config.allowLoopbackWebhooks })
  if (refusal !== undefined) {
    const description = `Must be a public https address: ${refusal}`
    throw problem.invalidInput([{ type: 'format', field: 'webhook', description }])
  }
  const outside = config.publicUrl === undefined ? [] : [new URL(config.publicUrl).origin]
  const own = { origins: [origin, ...outside], uploads: runtime.store.uploads }
  const request = {
    id: newId(),
    document: found.document,
    workflowId: found.workflow.id,
    inputs: await toRunInputs(input, found.shape, own),
  }
  const told =
    url === undefined
      ? undefined
      : { url, format: predictionFormat, origin: outside[0] ?? origin, ...(events && { events }) }
  if (cancelAfterMs !== undefined) await deadlines.set(request.id, new Date(now().getTime() + cancelAfterMs))
  const run = await startTold(context, { runId: request.id, webhook: told }, async () =>
    started(await runtime.startRun(request, AbortSignal.timeout(startMs)).catch(refuse)),
  ).catch(async (error: unknown) => {
    if (cancelAfterMs !== undefined) await deadlines.forget(request.id)
    throw error
  })
  return run.id
}

function started(result: StartedRun) {
  if ('run' in result) return result.run
  const errors = result.issues.filter(({ severity }) => severity === 'error')
  const fields = errors.filter(({ path }) => path.startsWith('/inputs'))
  if (fields.length > 0) throw problem.invalidInput(fields.map(toField))
  throw cannotRun(errors.map(({ message }) => message).join(' '))
}

/** `/inputs/photos/1` is `input.photos.1` in Replicate's words. */
function toField({ code, path, message }: Issue) {
  const field = path
    .replace(/^\/inputs/, 'input')
    .replaceAll('/', '.')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
  return { type: code.replaceAll('-', '_'), field, description: message }
}

function refuse(error: unknown): never {
  if (error instanceof WeftError && error.code === 'rate_limited')
    throw new ReplicateProblem({
      status: 429,
      detail: `Request was throttled. ${error.message}`,
      retryAfter: Math.ceil(error.retryAfter ?? 1),
    })
  if (error instanceof WeftError && error.code === 'payment_required')
    throw new ReplicateProblem({
      status: 402,
      title: 'Insufficient credit',
      detail: `You have insufficient credit to run this model. ${error.message}`,
    })
  if (error instanceof WeftError && error.code !== 'internal') throw cannotRun(error.message)
  throw error
}

function cannotRun(detail: string): ReplicateProblem {
  return new ReplicateProblem({ status: 422, title: 'The version cannot be run', detail })
}
