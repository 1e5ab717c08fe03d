import type { Context } from 'hono'
import type { PredictionQuery } from '../prediction-backend.ts'
import { problem } from '../problem.ts'
import { readPageQuery } from './read-page-query.ts'

/** Reads the filters of the list of predictions. Throws `invalidParameter` (422) for what cannot be read. */
export function readPredictionQuery(context: Context): PredictionQuery {
  const createdAfter = readTime(context, 'created_after')
  const createdBefore = readTime(context, 'created_before')
  const source = context.req.query('source')
  if (source !== undefined && source !== 'web') throw problem.invalidParameter('source may only be "web".')
  return {
    ...readPageQuery(context),
    ...(createdAfter === undefined ? {} : { createdAfter }),
    ...(createdBefore === undefined ? {} : { createdBefore }),
    ...(source === undefined ? {} : { source }),
  }
}

function readTime(context: Context, name: string): number | undefined {
  const text = context.req.query(name)
  if (text === undefined) return undefined
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw problem.invalidParameter(`${name} must be a time in ISO 8601.`)
  return time
}
