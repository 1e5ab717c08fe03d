import type { Context } from 'hono'
import type { ReplicateProblem } from './replicate-problem.ts'

/** Answers with a problem as `application/problem+json`, with `Retry-After` where there is one. */
export function answerProblem(context: Context, error: ReplicateProblem): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json' })
  if (error.retryAfter !== undefined) headers.set('retry-after', String(error.retryAfter))
  for (const name of ['ratelimit-remaining', 'ratelimit-reset']) {
    const value = context.res.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(JSON.stringify(error.toBody()), { status: error.status, headers })
}
