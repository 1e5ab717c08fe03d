import { z } from 'zod'
import { estimateView } from './estimate-view.ts'
import { issueView } from './issue-view.ts'

/** What a run would do: its steps in the order of execution, or every issue. */
export const planView = z
  .object({
    valid: z.boolean(),
    issues: z.array(issueView),
    steps: z.array(
      z.object({
        nodeId: z.string(),
        type: z.string(),
        lanes: z
          .number()
          .int()
          .meta({ description: 'How often it runs, as far as that is known before the run.' }),
        cached: z.boolean().meta({ description: 'Its result is there already.' }),
        needs: z.array(z.string()).meta({ description: 'Ids of the nodes whose outputs it takes.' }),
        estimate: estimateView.exactOptional(),
      }),
    ),
    estimate: estimateView.exactOptional(),
  })
  .meta({ id: 'Plan' })

/** What a run would do. */
export type PlanView = z.infer<typeof planView>
