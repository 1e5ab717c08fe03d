import { z } from 'zod'
import { predictionStatusSchema } from './prediction-status.ts'

/** Reads a prediction as Replicate gives it; keys that are not known here are kept. */
export const predictionSchema = z.looseObject({
  /** 26 characters at Replicate. */
  id: z.string(),
  /** `owner/name`. */
  model: z.string().optional(),
  /** 64 hex, "hidden" (official models), or "dp-…" (deployments). */
  version: z.string().nullish(),
  input: z.record(z.string(), z.unknown()).nullish(),
  /** null until there is any, and again after deletion. */
  output: z.unknown(),
  logs: z.string().nullish(),
  error: z.unknown(),
  status: predictionStatusSchema,
  source: z.string().nullish(),
  data_removed: z.boolean().optional(),
  /** ISO 8601. */
  created_at: z.string(),
  started_at: z.string().nullish(),
  completed_at: z.string().nullish(),
  /** `predict_time` and `total_time` in seconds, and whatever the model counts. */
  metrics: z
    .looseObject({ predict_time: z.number().optional(), total_time: z.number().optional() })
    .nullish(),
  urls: z
    .looseObject({
      get: z.string().optional(),
      cancel: z.string().optional(),
      web: z.string().optional(),
      stream: z.string().optional(),
    })
    .optional(),
})

/** A prediction as it travels. */
export type Prediction = z.infer<typeof predictionSchema>
