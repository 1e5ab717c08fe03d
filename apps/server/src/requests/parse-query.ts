import type { RouteContract } from '@weft/client'
import { z } from 'zod'
import { describeShapeIssues } from '../problems/describe-shape-issues.ts'
import { Problem } from '../problems/problem.ts'

/** What a route without a query takes. */
const noQuery = z.strictObject({})

/** Parses a query string as the contract says. Throws `malformed_request`, also for a name that comes twice. */
export function parseQuery(route: RouteContract, search: URLSearchParams): unknown {
  const values: { [name: string]: string } = {}
  for (const [name, value] of search) {
    if (Object.hasOwn(values, name)) {
      throw new Problem('malformed_request', `The query has \`${name}\` twice: give it once.`)
    }
    values[name] = value
  }
  const schema = route.query ?? noQuery
  const parsed = schema.safeParse(values, { reportInput: true })
  if (parsed.success) return route.query === undefined ? undefined : parsed.data
  const issues = describeShapeIssues(parsed.error, schema, ['query'])
  throw new Problem('malformed_request', issues[0]?.message ?? 'The query cannot be read.', { issues })
}
