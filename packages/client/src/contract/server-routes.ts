import { z } from 'zod'
import { jsonField } from './json-field.ts'
import type { RouteContract } from './route-contract.ts'

const healthView = z.object({ status: z.literal('ok') })

/** Routes of the server itself. */
export const serverRoutes = {
  openSession: {
    id: 'openSession',
    method: 'POST',
    path: '/api/session',
    tag: 'server',
    scope: 'read',
    isRepeatable: true,
    summary: 'Let this browser load pictures by address',
    description:
      'An `<img>` cannot send a bearer token. With the token in `Authorization`, this sets a cookie that only reads (GET) accept: same site only, and out of reach of scripts. On a server that asks for no token it does nothing.',
    responses: { '204': { description: 'Done.' } },
  },
  receiveWebhook: {
    id: 'receiveWebhook',
    method: 'POST',
    path: '/api/webhooks/:provider/:attemptId',
    tag: 'server',
    scope: 'open',
    summary: 'Where a provider tells of a prediction; needs no token',
    description:
      'The body is the prediction, signed as Standard Webhooks asks (`webhook-id`, `webhook-timestamp`, `webhook-signature`) with the secret of the account. One that is forged or older than five minutes is refused with 401; one that comes again changes nothing.',
    params: z.object({ provider: z.string().min(1).max(100), attemptId: z.string().min(1).max(200) }),
    headers: z.object({
      'webhook-id': z.string().exactOptional(),
      'webhook-timestamp': z.string().exactOptional(),
      'webhook-signature': z.string().exactOptional(),
    }),
    responses: { '204': { description: 'Taken.' } },
    problems: [401, 404, 413],
  },
  getOpenApi: {
    id: 'getOpenApi',
    method: 'GET',
    path: '/api/openapi.json',
    tag: 'server',
    summary: 'This interface as OpenAPI 3.1',
    responses: { '200': { description: 'The OpenAPI document.', schema: jsonField } },
  },
  getWorkflowSchema: {
    id: 'getWorkflowSchema',
    method: 'GET',
    path: '/api/workflow.schema.json',
    tag: 'server',
    summary: 'The JSON Schema of a workflow document',
    responses: { '200': { description: 'JSON Schema, draft 2020-12.', schema: jsonField } },
  },
  getDocs: {
    id: 'getDocs',
    method: 'GET',
    path: '/api/docs',
    tag: 'server',
    summary: 'This interface to read and try',
    responses: { '200': { description: 'A page.', contentType: 'text/html' } },
  },
  getHealth: {
    id: 'getHealth',
    method: 'GET',
    path: '/healthz',
    tag: 'server',
    scope: 'open',
    summary: 'Whether the process answers; needs no token',
    responses: { '200': { description: 'It does.', schema: healthView } },
  },
  getReadiness: {
    id: 'getReadiness',
    method: 'GET',
    path: '/readyz',
    tag: 'server',
    summary: 'Whether runs can be taken',
    responses: { '200': { description: 'They can.', schema: healthView } },
    problems: [503],
  },
  getMetrics: {
    id: 'getMetrics',
    method: 'GET',
    path: '/metrics',
    tag: 'server',
    summary: 'Numbers for Prometheus',
    responses: { '200': { description: 'In the text format of Prometheus.', contentType: 'text/plain' } },
  },
} as const satisfies { readonly [id: string]: RouteContract }
