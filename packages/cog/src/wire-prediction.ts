import { z } from 'zod'

/** A prediction as Cog answers it, read leniently: versions differ in everything but status and output. */
export const wirePredictionSchema = z.looseObject({
  status: z.enum(['starting', 'processing', 'succeeded', 'failed', 'canceled']),
  output: z.json().nullish(),
  error: z.string().nullish(),
  logs: z.string().nullish().catch(undefined),
  metrics: z
    .looseObject({ predict_time: z.number().nonnegative().optional().catch(undefined) })
    .nullish()
    .catch(undefined),
})

/** A prediction as Cog answers it. */
export type WirePrediction = z.infer<typeof wirePredictionSchema>
