import { z } from 'zod'
import { webhookEventSchema } from './webhook-event.ts'

/** The body of `POST /models/…/predictions` and `POST /deployments/…/predictions`; other keys are refused. */
export const createModelPredictionRequestSchema = z.strictObject({
  input: z.record(z.string(), z.unknown()),
  webhook: z.url({ protocol: /^https?$/ }).optional(),
  webhook_events_filter: z.array(webhookEventSchema).optional(),
})

/** The body of `POST /predictions`; other keys are refused. */
export const createPredictionRequestSchema = createModelPredictionRequestSchema.extend({
  version: z.string(),
})

/** See {@link createModelPredictionRequestSchema}. */
export type CreateModelPredictionRequest = z.infer<typeof createModelPredictionRequestSchema>

/** See {@link createPredictionRequestSchema}. */
export type CreatePredictionRequest = z.infer<typeof createPredictionRequestSchema>
