import { z } from 'zod'

/** Reads a model that the simulator may host: what Replicate's API gives of a version, and whose it is. */
export const hostedModelSchema = z.looseObject({
  owner: z.string().min(1),
  name: z.string().min(1),
  description: z.string().nullish(),
  /** Official models may be run by `owner/name` alone. */
  official: z.boolean().optional(),
  /** Whether it carries trained weights of its own, used when `replicate_weights` is left empty; true when missing. */
  fine_tune: z.boolean().optional(),
  version: z.looseObject({
    /** 64 hex. */
    id: z.string().regex(/^[0-9a-f]{64}$/),
    created_at: z.string(),
    cog_version: z.string().nullish(),
    openapi_schema: z.record(z.string(), z.unknown()),
  }),
})

/** See {@link hostedModelSchema}. */
export type HostedModel = z.infer<typeof hostedModelSchema>
