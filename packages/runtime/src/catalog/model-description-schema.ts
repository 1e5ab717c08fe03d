import type { ModelDescription } from '@weft/provider'
import { z } from 'zod'

const jsonSchema = z.record(z.string(), z.json())

/** Reads a model description back that the catalog has stored as JSON. */
export const modelDescriptionSchema: z.ZodType<ModelDescription> = z.object({
  ref: z.string(),
  owner: z.string(),
  name: z.string(),
  version: z.string(),
  description: z.string().exactOptional(),
  coverUrl: z.string().exactOptional(),
  official: z.boolean(),
  schema: z.object({ Input: jsonSchema, Output: jsonSchema.exactOptional() }).catchall(jsonSchema),
  example: z.object({ input: z.json().exactOptional(), output: z.json().exactOptional() }).exactOptional(),
  media: z.record(z.string(), z.enum(['image', 'video', 'audio', 'model', 'any'])).exactOptional(),
})
