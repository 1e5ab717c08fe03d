import { problemBodySchema } from '@weft/replicate-protocol'
import type { ApiAnswer } from './api-answer.ts'
import { parseJson } from './parse-json.ts'

/**
 * How many seconds an answer asks to wait: the body's `retry_after`, else `Retry-After` (seconds or a date), else,
 * of a 429, `ratelimit-reset`. Undefined where it does not say.
 */
export function retryAfterSeconds(answer: ApiAnswer, now: number): number | undefined {
  const problem = problemBodySchema.pick({ retry_after: true }).safeParse(parseJson(answer.body))
  if (problem.success && problem.data.retry_after !== undefined) return atLeastZero(problem.data.retry_after)
  const header = answer.headers.get('retry-after')
  if (header !== null && header.trim() !== '') {
    const seconds = Number(header)
    if (Number.isFinite(seconds)) return atLeastZero(seconds)
    const date = Date.parse(header)
    if (!Number.isNaN(date)) return atLeastZero((date - now) / 1000)
  }
  const reset = Number(answer.headers.get('ratelimit-reset') ?? Number.NaN)
  return answer.status === 429 && Number.isFinite(reset) && reset < 3600 ? atLeastZero(reset) : undefined
}

function atLeastZero(seconds: number): number {
  return Math.max(0, seconds)
}
