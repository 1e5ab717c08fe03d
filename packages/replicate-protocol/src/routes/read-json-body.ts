import type { Context } from 'hono'
import type { z } from 'zod'
import { problem } from '../problem.ts'
import { readIssues } from '../read-issues.ts'

/** Reads a JSON body with a schema. Throws `unreadableBody` (400) or `invalidInput` (422). */
export async function readJsonBody<Body>(context: Context, schema: z.ZodType<Body>): Promise<Body> {
  const text = await context.req.text()
  const body = parseJson(text)
  const result = schema.safeParse(body)
  if (result.success) return result.data
  throw problem.invalidInput(readIssues(result.error.issues, body))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw problem.unreadableBody('The request body is not valid JSON.')
  }
}
