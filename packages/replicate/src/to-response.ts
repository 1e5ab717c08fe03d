import type { ApiAnswer } from './api-answer.ts'

/** Makes a response of a whole answer again, for the npm client to read. */
export function toResponse({ status, headers, body }: ApiAnswer): Response {
  const type = headers.get('content-type') ?? 'application/json'
  // These statuses may carry no body, not even an empty one.
  const empty = status === 204 || status === 205
  const date = headers.get('date')
  return new Response(empty ? null : body, {
    status,
    headers: { 'content-type': type, ...(date === null ? {} : { date }) },
  })
}
