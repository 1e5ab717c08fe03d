import { z } from 'zod'

/** A model that a search found at the provider: add it to know its schema. */
export const modelSummaryView = z
  .object({
    ref: z.string(),
    owner: z.string(),
    name: z.string(),
    description: z.string().exactOptional(),
    coverUrl: z.string().exactOptional(),
    runs: z.number().exactOptional().meta({ description: 'How often it was run.' }),
    official: z.boolean(),
  })
  .meta({ id: 'ModelSummary' })

/** A model that a search found at the provider. */
export type ModelSummaryView = z.infer<typeof modelSummaryView>
