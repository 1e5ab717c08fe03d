import { predictionStatusSchema, webhookEventSchema } from '@weft/replicate-protocol'
import { z } from 'zod'

/** Reads what the simulator keeps of a prediction. Times in milliseconds since 1970. Pictures are not in it: they are drawn again. */
export const predictionRecordSchema = z.object({
  id: z.string(),
  owner: z.string(),
  name: z.string(),
  /** The real version, 64 hex. */
  version: z.string(),
  /** What the prediction says of its version: "hidden" for an official model called by name. */
  shownVersion: z.string(),
  input: z.record(z.string(), z.unknown()),
  /** A whole number of 32 bits: the seed, when the input gives none, comes from it. */
  chance: z.number(),
  status: predictionStatusSchema,
  logs: z.string(),
  output: z.unknown(),
  error: z.string().nullable(),
  createdAt: z.number(),
  startedAt: z.number().optional(),
  completedAt: z.number().optional(),
  webhook: z.string().optional(),
  webhookEvents: z.array(webhookEventSchema).optional(),
  cancelAfterMs: z.number().optional(),
  /** How long after its end the data is kept. */
  keepMs: z.number(),
  removed: z.boolean(),
  unsafeIndexes: z.array(z.number()),
  /** How a test wants it to end. */
  ending: z.enum(['failed', 'aborted', 'stuck-starting', 'stuck-processing']).optional(),
})

/** See {@link predictionRecordSchema}. */
export type PredictionRecord = z.infer<typeof predictionRecordSchema>
