import type { ModelResult } from '@weft/nodes'
import type { Json } from '@weft/ports'
import { z } from 'zod'

/** Reads a result back that an attempt holds. */
export const modelResultSchema: z.ZodType<ModelResult> = z.object({
  output: z.json(),
  prediction: z.object({
    id: z.string(),
    status: z.enum(['starting', 'processing', 'succeeded', 'failed', 'canceled', 'aborted']),
    logs: z.string(),
    predictTime: z.number().exactOptional(),
    createdAt: z.string(),
  }),
})

/** A result as an attempt holds it: without the provider's URLs, which expire. */
export function toStoredResult({ output, prediction }: ModelResult): Json {
  const { id, status, logs, predictTime, createdAt } = prediction
  return JSON.parse(JSON.stringify({ output, prediction: { id, status, logs, predictTime, createdAt } }))
}
