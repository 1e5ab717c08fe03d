import type { Hono } from 'hono'
import { answerPage } from './answer-page.ts'

/** What there is none of here, as an account at Replicate has none at first. */
const lists = ['/deployments', '/trainings'] as const

/** Adds the lists of what a backend of predictions has none of: a client that looks through them finds them empty. */
export function addEmptyLists(app: Hono): void {
  for (const path of lists) app.get(path, (context) => answerPage(context, { results: [] }))
}
