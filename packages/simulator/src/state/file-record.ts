import { z } from 'zod'

/** Reads what the simulator keeps of an uploaded file, beside its bytes. */
export const fileRecordSchema = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  sha256: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
})

/** See {@link fileRecordSchema}. */
export type FileRecord = z.infer<typeof fileRecordSchema>
