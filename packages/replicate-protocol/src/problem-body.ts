import { z } from 'zod'
import { invalidFieldSchema } from './invalid-field.ts'

/** Reads an error body (`application/problem+json`) of Replicate's API; unknown keys are kept. */
export const problemBodySchema = z.looseObject({
  title: z.string().optional(),
  detail: z.string().optional(),
  status: z.number().optional(),
  /** Seconds to wait, on 429. */
  retry_after: z.number().optional(),
  invalid_fields: z.array(invalidFieldSchema).optional(),
})

/** An error body as it travels. */
export type ProblemBody = z.infer<typeof problemBodySchema>
