import { problem, ReplicateProblem } from '@weft/replicate-protocol'
import type { Problem } from '../problems/problem.ts'
import { problemStatuses } from '../problems/problem-statuses.ts'

/** Answers with a problem in Replicate's own words. */
export function answerReplicateProblem(error: ReplicateProblem, headers: HeadersInit = {}): Response {
  const answered = new Headers(headers)
  answered.set('content-type', 'application/problem+json')
  return new Response(JSON.stringify(error.toBody()), { status: error.status, headers: answered })
}

/** Says one of our own problems (a missing token, a foreign host, a server that stops) as Replicate would. */
export function toReplicateProblem(error: Problem): ReplicateProblem {
  if (error.code === 'unauthenticated') return problem.unauthenticated()
  const { status, title } = problemStatuses[error.code]
  return new ReplicateProblem({ status, title, detail: error.message })
}
