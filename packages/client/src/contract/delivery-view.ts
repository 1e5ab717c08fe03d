import { z } from 'zod'
import { webhookEvents } from './run-body.ts'

/** One message that the webhook of a run was sent. */
export const deliveryView = z
  .object({
    id: z.string().meta({ description: 'Its `webhook-id`.' }),
    event: z.enum(webhookEvents),
    url: z.string(),
    status: z.enum(['pending', 'delivered', 'failed']).meta({
      description: '`failed`: given up after the last try, or the receiver answered 410.',
    }),
    attempts: z.array(
      z.object({
        at: z.string(),
        status: z
          .int()
          .exactOptional()
          .meta({ description: 'HTTP status of the answer, where there was one.' }),
        error: z.string().exactOptional(),
        milliseconds: z.number(),
      }),
    ),
    nextAt: z.string().exactOptional().meta({ description: 'When it is tried next.' }),
    createdAt: z.string(),
  })
  .meta({ id: 'Delivery' })

/** One message that the webhook of a run was sent. */
export type DeliveryView = z.infer<typeof deliveryView>
