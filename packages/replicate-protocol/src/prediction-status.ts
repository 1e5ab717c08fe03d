import { z } from 'zod'

/** The six statuses of a prediction. */
export const predictionStatusSchema = z.enum([
  'starting',
  'processing',
  'succeeded',
  'failed',
  'canceled',
  'aborted',
])

/** See {@link predictionStatusSchema}. */
export type PredictionStatus = z.infer<typeof predictionStatusSchema>
