import { z } from 'zod'
import { modelView } from './model-view.ts'
import { nodeView } from './node-view.ts'
import { idempotencyHeader } from './request-headers.ts'
import type { RouteContract } from './route-contract.ts'

const modelName = { owner: z.string().min(1).max(200), name: z.string().min(1).max(200) }

/** Body of `POST /api/models`. */
const modelBody = z
  .strictObject({
    ref: z
      .string()
      .min(1)
      .max(1000)
      .meta({
        description: '`owner/name`, `owner/name:version` or the web address of a model.',
        examples: ['black-forest-labs/flux-dev'],
      }),
  })
  .meta({ id: 'ModelRequest' })

/** Routes of models and node types. */
export const catalogRoutes = {
  listModels: {
    id: 'listModels',
    method: 'GET',
    path: '/api/models',
    tag: 'catalog',
    summary: 'List the models that are known',
    responses: { '200': { description: 'Every model.', schema: z.object({ models: z.array(modelView) }) } },
  },
  addModel: {
    id: 'addModel',
    method: 'POST',
    path: '/api/models',
    tag: 'catalog',
    summary: 'Look a model up at the provider and keep it',
    headers: z.object(idempotencyHeader),
    body: modelBody,
    responses: {
      '201': { description: 'The model.', schema: modelView, headers: { Location: 'The model.' } },
    },
    problems: [400, 404, 409, 413, 415, 422, 429, 502, 504],
  },
  getModel: {
    id: 'getModel',
    method: 'GET',
    path: '/api/models/:owner/:name',
    tag: 'catalog',
    summary: 'Read the newest known version of a model',
    params: z.object(modelName),
    responses: { '200': { description: 'The model.', schema: modelView } },
    problems: [404],
  },
  getModelVersion: {
    id: 'getModelVersion',
    method: 'GET',
    path: '/api/models/:owner/:name/:version',
    tag: 'catalog',
    summary: 'Read a version of a model',
    params: z.object({ ...modelName, version: z.string().min(1).max(200) }),
    responses: { '200': { description: 'The model.', schema: modelView } },
    problems: [404],
  },
  listNodes: {
    id: 'listNodes',
    method: 'GET',
    path: '/api/nodes',
    tag: 'catalog',
    summary: 'List the node types, in palette order',
    responses: { '200': { description: 'Every node type.', schema: z.object({ nodes: z.array(nodeView) }) } },
  },
} as const satisfies { readonly [id: string]: RouteContract }
