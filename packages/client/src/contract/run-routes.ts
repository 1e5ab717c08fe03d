import { z } from 'zod'
import { attemptDecisionBody, decidedAttemptView } from './attempt-decision.ts'
import { planView } from './plan-view.ts'
import { queryInteger } from './query-integer.ts'
import { idempotencyHeader, preferHeader } from './request-headers.ts'
import type { RouteContract } from './route-contract.ts'
import { planBody, runBody } from './run-body.ts'
import { runStatuses, runView } from './run-view.ts'

/** Id of a run in a path. */
const runParams = z.object({ id: z.string().min(1).max(200) })

/** Answers of every route that starts a run. */
export const startedResponses = {
  '200': {
    description: 'With `Prefer: wait`: the run has ended.',
    schema: runView,
    headers: { Location: 'The run.' },
  },
  '202': { description: 'The run, queued or running.', schema: runView, headers: { Location: 'The run.' } },
} as const

/** Routes of plans and runs. */
export const runRoutes = {
  createPlan: {
    id: 'createPlan',
    method: 'POST',
    path: '/api/plan',
    tag: 'runs',
    scope: 'read',
    isRepeatable: true,
    summary: 'Say what a run would do, without running anything',
    body: planBody,
    responses: {
      '200': { description: 'The steps in the order of execution, or every issue.', schema: planView },
    },
    problems: [400, 404, 413, 415, 422],
  },
  createRun: {
    id: 'createRun',
    method: 'POST',
    path: '/api/runs',
    tag: 'runs',
    scope: 'run',
    summary: 'Run a workflow',
    description: 'An invalid workflow or invalid inputs give 422 with every issue at once.',
    headers: z.object({ ...idempotencyHeader, ...preferHeader }),
    body: runBody,
    responses: startedResponses,
    problems: [400, 402, 404, 409, 413, 415, 422, 429],
  },
  listRuns: {
    id: 'listRuns',
    method: 'GET',
    path: '/api/runs',
    tag: 'runs',
    summary: 'List runs, newest first',
    query: z.strictObject({
      status: z.enum(runStatuses).exactOptional(),
      workflowId: z.string().min(1).max(200).exactOptional(),
      startedBy: z
        .string()
        .min(1)
        .max(200)
        .exactOptional()
        .meta({ description: 'Name of the access token that started them.' }),
      limit: queryInteger({ minimum: 1, maximum: 100, description: 'How many. Default 20.' }).exactOptional(),
      cursor: z
        .string()
        .min(1)
        .max(500)
        .exactOptional()
        .meta({ description: '`cursor` of the page before.' }),
    }),
    responses: {
      '200': {
        description: 'A page of runs.',
        schema: z.object({ runs: z.array(runView), cursor: z.string().exactOptional() }),
      },
    },
    problems: [400],
  },
  getRun: {
    id: 'getRun',
    method: 'GET',
    path: '/api/runs/:id',
    tag: 'runs',
    summary: 'Read a run',
    params: runParams,
    responses: { '200': { description: 'The run as it stands.', schema: runView } },
    problems: [404],
  },
  watchRun: {
    id: 'watchRun',
    method: 'GET',
    path: '/api/runs/:id/events',
    tag: 'runs',
    summary: 'Follow a run by its events (Server-Sent Events)',
    description:
      '`id:` is the `seq` of the event, `event:` its type, `data:` the event as JSON. A run that has ended replays its events and closes. Resuming by `Last-Event-ID` after the last event of a run that has ended gives 204.',
    params: runParams,
    query: z.strictObject({
      after: queryInteger({
        minimum: 0,
        maximum: 999_999_999,
        description: 'Only events with a greater `seq`. `Last-Event-ID` wins.',
      }).exactOptional(),
    }),
    headers: z.object({ 'Last-Event-ID': z.string().exactOptional() }),
    responses: {
      '200': { description: 'A stream of events.', contentType: 'text/event-stream' },
      '204': { description: 'Nothing is left to tell.' },
    },
    problems: [400, 404],
  },
  cancelRun: {
    id: 'cancelRun',
    method: 'POST',
    path: '/api/runs/:id/cancel',
    tag: 'runs',
    scope: 'run',
    summary: 'Cancel a run',
    params: runParams,
    responses: { '202': { description: 'The run; it ends `canceled` soon.', schema: runView } },
    problems: [404, 409],
  },
  retryRun: {
    id: 'retryRun',
    method: 'POST',
    path: '/api/runs/:id/retry',
    tag: 'runs',
    scope: 'run',
    summary: 'Start a new run of what is missing in one that failed or was canceled',
    params: runParams,
    headers: z.object({ ...idempotencyHeader, ...preferHeader }),
    responses: startedResponses,
    problems: [402, 404, 409, 422, 429],
  },
  decideAttempt: {
    id: 'decideAttempt',
    method: 'POST',
    path: '/api/runs/:id/attempts/:attemptId',
    tag: 'runs',
    scope: 'run',
    summary: 'Decide about a call of which nobody can say whether the provider accepted it',
    description:
      'For an attempt whose status is `unknown`: its answer was lost, and the provider’s list neither shows its prediction nor excludes it. `adopt` takes a prediction of the provider as its answer, `send-again` sends the call anew (and pays again, if it was accepted after all), `give-up` leaves it failed. Once no attempt of the run is unknown any more and none was given up, a new run of what is missing starts: `run`.',
    params: runParams.extend({ attemptId: z.string().min(1).max(200) }),
    body: attemptDecisionBody,
    responses: {
      '200': { description: 'The attempt, and the run that carries on.', schema: decidedAttemptView },
    },
    problems: [400, 404, 409, 413, 415, 422],
  },
  deleteRun: {
    id: 'deleteRun',
    method: 'DELETE',
    path: '/api/runs/:id',
    tag: 'runs',
    summary: 'Delete a run that has ended',
    params: runParams,
    responses: { '204': { description: 'It is gone.' } },
    problems: [404, 409],
  },
} as const satisfies { readonly [id: string]: RouteContract }
