import { z } from 'zod'

/** Reads one version of a model; `openapi_schema` is Cog's OpenAPI document, left as it came. */
export const modelVersionSchema = z.looseObject({
  /** 64 hex. */
  id: z.string(),
  created_at: z.string(),
  cog_version: z.string().nullish(),
  openapi_schema: z.record(z.string(), z.unknown()).nullish(),
})

/** One version of a model as it travels. */
export type ModelVersion = z.infer<typeof modelVersionSchema>
