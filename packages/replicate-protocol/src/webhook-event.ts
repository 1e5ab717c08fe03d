import { z } from 'zod'

/** What a webhook may be asked to tell: `output` and `logs` come at most every 500 ms. */
export const webhookEventSchema = z.enum(['start', 'output', 'logs', 'completed'])

/** See {@link webhookEventSchema}. */
export type WebhookEvent = z.infer<typeof webhookEventSchema>
