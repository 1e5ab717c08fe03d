import { z } from 'zod'
import { issueView } from './issue-view.ts'

/** The body of every error answer, `application/problem+json` (RFC 9457). */
export const problemBody = z
  .object({
    type: z.string().meta({ description: 'A URI reference that names the kind of problem.' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().meta({ description: 'What went wrong here, in a sentence or two.' }),
    code: z.string().meta({ description: 'One of a closed set of words; the status follows from it.' }),
    issues: z.array(issueView).exactOptional(),
  })
  .meta({ id: 'Problem' })

/** The body of every error answer. */
export type ProblemBody = z.infer<typeof problemBody>
