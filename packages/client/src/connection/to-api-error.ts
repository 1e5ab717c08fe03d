import { problemBody } from '../contract/problem-body.ts'
import { WeftApiError } from './weft-api-error.ts'

/** Makes the error of an answer that is no success. An answer that is no problem+json is told by its status. */
export async function toApiError(response: Response): Promise<WeftApiError> {
  const text = await response.text().catch(() => '')
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  const wait = Number.isFinite(retryAfter) ? { retryAfter } : {}
  const parsed = problemBody.safeParse(parseJson(text))
  if (parsed.success) {
    const { code, detail, issues = [] } = parsed.data
    return new WeftApiError({ status: response.status, code, detail, issues, ...wait })
  }
  const detail = `The server answered ${response.status} ${response.statusText}`.trim()
  return new WeftApiError({
    status: response.status,
    code: 'unexpected_response',
    detail,
    issues: [],
    ...wait,
  })
}

/** Undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
