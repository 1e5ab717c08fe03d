import type { Problem } from './problem.ts'
import { problemStatuses } from './problem-statuses.ts'

/** Makes the answer of a problem: `application/problem+json` (RFC 9457). */
export function answerProblem(problem: Problem): Response {
  const { status, title } = problemStatuses[problem.code]
  const body = {
    type: `urn:weft:problem:${problem.code}`,
    title,
    status,
    detail: problem.message,
    code: problem.code,
    ...(problem.issues === undefined ? {} : { issues: problem.issues }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...problem.headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}
