import type { ApiAnswer } from './api-answer.ts'

/** A longer one is no pause of a limit per minute (`replicate-http.md`), but something else in its place. */
const longestSeconds = 120

/** For how many seconds an answer says that nothing more is allowed (`ratelimit-remaining: 0`), if it says so. */
export function emptySeconds({ headers }: ApiAnswer): number | undefined {
  if (headers.get('ratelimit-remaining')?.trim() !== '0') return undefined
  const seconds = Number(headers.get('ratelimit-reset') ?? Number.NaN)
  return seconds > 0 && seconds <= longestSeconds ? seconds : undefined
}
