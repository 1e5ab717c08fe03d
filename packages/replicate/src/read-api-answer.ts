import type { ApiAnswer } from './api-answer.ts'

/** Reads a whole answer, so that a connection lost midway is noticed where it can be judged. */
export async function readApiAnswer(response: Response): Promise<ApiAnswer> {
  return { status: response.status, headers: response.headers, body: await response.text() }
}
