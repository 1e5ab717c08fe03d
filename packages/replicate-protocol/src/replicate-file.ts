import { z } from 'zod'

/** Reads an uploaded file's record. */
export const replicateFileSchema = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  content_type: z.string(),
  /** Bytes. */
  size: z.number(),
  etag: z.string().optional(),
  checksums: z.looseObject({ sha256: z.string().optional(), md5: z.string().optional() }).optional(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  created_at: z.string(),
  /** ISO 8601, 24 h after the upload. */
  expires_at: z.string().nullish(),
  /** `get` is the URL that an input takes. */
  urls: z.looseObject({ get: z.string() }),
})

/** An uploaded file's record as it travels. */
export type ReplicateFile = z.infer<typeof replicateFileSchema>
