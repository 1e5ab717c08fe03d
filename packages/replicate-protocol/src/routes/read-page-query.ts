import type { Context } from 'hono'
import type { PageQuery } from '../prediction-backend.ts'

/** Reads which page of a list is asked for: a hundred items each, as Replicate gives. */
export function readPageQuery(context: Context): PageQuery {
  const cursor = context.req.query('cursor')
  return { limit: 100, ...(cursor === undefined || cursor === '' ? {} : { cursor }) }
}
