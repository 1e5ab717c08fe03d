import { z } from 'zod'
import { deliveryView } from './delivery-view.ts'
import type { RouteContract } from './route-contract.ts'

const runParams = z.object({ id: z.string().min(1).max(200) })

/** Routes of the webhooks that runs send: what was told, telling it again, and the key of their signature. */
export const deliveryRoutes = {
  listDeliveries: {
    id: 'listDeliveries',
    method: 'GET',
    path: '/api/runs/:id/deliveries',
    tag: 'runs',
    summary: 'List the messages that the webhook of a run was sent, with every try',
    params: runParams,
    responses: {
      '200': {
        description: 'Oldest first; none for a run without a webhook.',
        schema: z.object({ deliveries: z.array(deliveryView) }),
      },
    },
    problems: [404],
  },
  redeliver: {
    id: 'redeliver',
    method: 'POST',
    path: '/api/runs/:id/deliveries/:delivery/redeliver',
    tag: 'runs',
    scope: 'run',
    summary: 'Send a message again: the same body under the same `webhook-id`',
    params: runParams.extend({ delivery: z.string().min(1).max(200) }),
    responses: { '202': { description: 'It is on its way.', schema: deliveryView } },
    problems: [404],
  },
  getWebhookSecret: {
    id: 'getWebhookSecret',
    method: 'GET',
    path: '/api/webhooks/secret',
    tag: 'server',
    scope: 'run',
    summary: 'Read the key that this server signs its webhooks with (Standard Webhooks)',
    responses: {
      '200': {
        description: '`whsec_` and the key in base64.',
        schema: z.object({ key: z.string() }),
      },
    },
  },
} as const satisfies { readonly [id: string]: RouteContract }
