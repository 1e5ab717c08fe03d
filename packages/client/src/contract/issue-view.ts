import type { Edit } from '@weft/workflow'
import { z } from 'zod'

/** Something a person can mend, as answers give it. */
export const issueView = z
  .object({
    code: z.string().meta({ description: 'A stable kebab-case word for programs.' }),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.string().meta({ description: 'What was expected, what was found and how to mend it.' }),
    path: z.string().meta({
      description:
        'A JSON Pointer: into the workflow document, `/inputs/<name>` for a value of the run, else into the request body.',
    }),
    nodeId: z.string().exactOptional(),
    port: z.string().exactOptional(),
    fix: z
      .custom<Edit>((value) => typeof value === 'object' && value !== null)
      .meta({ description: 'An edit of the document that mends it.' })
      .exactOptional(),
  })
  .meta({ id: 'Issue' })

/** Something a person can mend, as answers give it. */
export type IssueView = z.infer<typeof issueView>
