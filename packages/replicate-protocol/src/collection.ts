import { z } from 'zod'
import { modelSchema } from './model.ts'

/** Reads a collection; its models come only with the collection itself, not in the list. */
export const collectionSchema = z.looseObject({
  name: z.string(),
  slug: z.string(),
  description: z.string().nullish(),
  models: z.array(modelSchema).optional(),
})

/** A collection as it travels. */
export type Collection = z.infer<typeof collectionSchema>
