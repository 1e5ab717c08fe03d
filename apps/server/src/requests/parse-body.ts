import type { RouteContract } from '@weft/client'
import type { z } from 'zod'
import { describeShapeIssues } from '../problems/describe-shape-issues.ts'
import { Problem } from '../problems/problem.ts'
import { readJson } from './read-json.ts'

/** Reads the JSON body of a request and parses it, strictly. Throws a `Problem` with every issue at once. */
export async function parseBody(route: RouteContract, schema: z.ZodType, request: Request): Promise<unknown> {
  const value = await readJson(request, route.bodyOptional === true ? {} : undefined)
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  const issues = describeShapeIssues(parsed.error, schema)
  throw new Problem('invalid_input', issues[0]?.message ?? 'The body does not have the right shape.', {
    issues,
  })
}
