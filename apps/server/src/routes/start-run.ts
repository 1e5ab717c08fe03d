import type { RunState } from '@weft/engine'
import type { StartedRun } from '@weft/runtime'
import { canonicalJson } from '@weft/workflow'
import type { Context } from 'hono'
import { preferWait } from '../requests/prefer-wait.ts'
import { hasErrors, invalidWorkflow } from '../requests/read-document.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'
import { viewRun } from '../views/view-run.ts'
import { startTold } from '../webhooks/start-told.ts'
import type { ReadRun } from './run-request.ts'

/** Looking models up must not keep a request for ever; a caller that goes away does not undo what it asked for. */
const startMs = 60_000

/**
 * Answers a request that starts a run: 202 and the run at once, or with `Prefer: wait` 200 and the run when it ends
 * in time. The same `Idempotency-Key` and body give the same run, as it then stands when waited for.
 */
export async function answerStart(
  context: ServerContext,
  request: Context<ServerEnv>,
  body: unknown,
  start: (id: string) => Promise<RunState>,
): Promise<Response> {
  const wait = preferWait(request.req.header('prefer'))
  const first = await context.answers.once(
    request,
    () => canonicalJson(body),
    async (newId) => {
      const run = await start(newId)
      return request.json(viewRun(run), 202, { location: `/api/runs/${run.id}` })
    },
  )
  const location = first.headers.get('location')
  if (wait === undefined || location === null) return first
  const id = location.slice(location.lastIndexOf('/') + 1)
  const signal = AbortSignal.any([request.req.raw.signal, context.closing])
  const run = await context.runtime.waitForRun(id, wait, signal)
  if (run === undefined) return first
  const isEnded = run.status !== 'queued' && run.status !== 'running'
  return request.json(viewRun(run), isEnded ? 200 : 202, {
    location,
    ...(isEnded ? { 'preference-applied': `wait=${wait / 1000}` } : {}),
  })
}

/** Starts what a body asks for, under an id; a run that has it already is given. Throws `invalid_input` with every issue of the workflow and its inputs. */
export async function startRun(context: ServerContext, read: ReadRun, id: string): Promise<RunState> {
  const signal = AbortSignal.timeout(startMs)
  if (hasErrors(read.issues)) {
    const { issues } = await context.runtime.plan(read.request, signal)
    throw invalidWorkflow([...read.issues, ...issues])
  }
  return startTold(context, { runId: id, webhook: read.webhook }, async () =>
    runOf(await context.runtime.startRun({ ...read.request, id }, signal)),
  )
}

/** The run that was started. Throws `invalid_input` with every issue when there is none. */
export function runOf(started: StartedRun): RunState {
  if ('run' in started) return started.run
  throw invalidWorkflow(started.issues)
}
