import { z } from 'zod'
import { modelVersionSchema } from './model-version.ts'
import { predictionSchema } from './prediction.ts'

/** Reads a model as Replicate gives it. */
export const modelSchema = z.looseObject({
  url: z.string().optional(),
  owner: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  visibility: z.string().optional(),
  github_url: z.string().nullish(),
  paper_url: z.string().nullish(),
  license_url: z.string().nullish(),
  run_count: z.number().nullish(),
  cover_image_url: z.string().nullish(),
  is_official: z.boolean().optional(),
  default_example: predictionSchema.partial().nullish(),
  latest_version: modelVersionSchema.nullish(),
})

/** A model as it travels. */
export type Model = z.infer<typeof modelSchema>
