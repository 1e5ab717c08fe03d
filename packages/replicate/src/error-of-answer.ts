import { WeftError } from '@weft/ports'
import { problemBodySchema } from '@weft/replicate-protocol'
import { z } from 'zod'
import type { ApiAnswer } from './api-answer.ts'
import { parseJson } from './parse-json.ts'
import { retryAfterSeconds } from './retry-after-seconds.ts'

/** An error body, read as leniently as can be: a field in an unknown shape is left out. */
const lenientProblemSchema = z.looseObject({
  title: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
  invalid_fields: problemBodySchema.shape.invalid_fields.catch(undefined),
})

/**
 * Makes the error of an answer that is no success (`replicate-http.md`, Errors), in Replicate's own words.
 * `doing` says what was asked for, such as `create a prediction`; `now` is in milliseconds since 1970.
 * 5xx is `provider_unreachable` and may be repeated; whoever may not repeat it must say so instead.
 */
export function errorOfAnswer(answer: ApiAnswer, doing: string, now: number): WeftError {
  const words = wordsOf(answer)
  const say = (text: string) => `${text} (could not ${doing}: HTTP ${answer.status})`
  const { status } = answer
  if (status === 401 || status === 403) {
    const hint = 'Check the API token in REPLICATE_API_TOKEN.'
    return new WeftError({ code: 'unauthenticated', message: `${say(words)} ${hint}`, retryable: false })
  }
  if (status === 402)
    return new WeftError({ code: 'payment_required', message: say(words), retryable: false })
  if (status === 404 || status === 410) {
    return new WeftError({ code: 'not_found', message: say(words), retryable: false })
  }
  if (status === 413) return new WeftError({ code: 'too_large', message: say(words), retryable: false })
  if (status === 400 || status === 422) {
    return new WeftError({ code: 'invalid_input', message: say(words), retryable: false })
  }
  if (status === 429) {
    const retryAfter = retryAfterSeconds(answer, now)
    return new WeftError({
      code: 'rate_limited',
      message: say(words),
      retryable: true,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    })
  }
  if (status === 408 || status >= 500) {
    const retryAfter = retryAfterSeconds(answer, now)
    return new WeftError({
      code: 'provider_unreachable',
      message: say(words),
      retryable: true,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    })
  }
  return new WeftError({ code: 'provider_failed', message: say(words), retryable: false })
}

/** Title, detail and every invalid field that the detail does not name already. */
function wordsOf(answer: ApiAnswer): string {
  const parsed = lenientProblemSchema.safeParse(parseJson(answer.body))
  if (!parsed.success) return `Replicate answered: ${shorten(answer.body) || 'nothing'}`
  const { title, detail, invalid_fields: fields = [] } = parsed.data
  const lines = [title, detail?.trim()].filter((text) => text !== undefined && text !== '')
  const unnamed = fields.filter(({ field, description }) => {
    const told = detail ?? ''
    return !(told.includes(description) && told.includes(field))
  })
  const all = [...lines, ...unnamed.map(({ field, description }) => `- ${field}: ${description}`)]
  return all.length === 0 ? `Replicate answered: ${shorten(answer.body) || 'nothing'}` : all.join('\n')
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}
