import { WeftError } from '@weft/ports'
import { z } from 'zod'
import { parseJson } from './parse-json.ts'

/** FastAPI's list of what is wrong with an input, or a sentence. */
const detailSchema = z.looseObject({
  detail: z.union([
    z.string(),
    z.array(z.looseObject({ loc: z.array(z.union([z.string(), z.number()])).catch([]), msg: z.string() })),
  ]),
})

/** Makes the error of a refusal that is for good, in the container's own words. */
export function errorOfAnswer(address: string, status: number, body: string): WeftError {
  const words = wordsOf(body)
  const message = `${words} (${address} answered HTTP ${status})`
  if (status === 422 || status === 400)
    return new WeftError({ code: 'invalid_input', message, retryable: false })
  if (status === 404) {
    const hint = `${address} does not take predictions: is it a Cog container? ${message}`
    return new WeftError({ code: 'not_found', message: hint, retryable: false })
  }
  return new WeftError({ code: 'provider_failed', message, retryable: status >= 500 })
}

function wordsOf(body: string): string {
  const parsed = detailSchema.safeParse(parseJson(body))
  if (!parsed.success) return body.replace(/\s+/g, ' ').trim().slice(0, 300) || 'It gave no reason.'
  const { detail } = parsed.data
  if (typeof detail === 'string') return detail
  return detail
    .map(({ loc, msg }) => {
      const field = loc.filter((part) => part !== 'body' && part !== 'input').join('.')
      return field === '' ? msg : `${field}: ${msg}`
    })
    .join('\n')
}
