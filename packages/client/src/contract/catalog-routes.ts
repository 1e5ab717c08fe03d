import { z } from 'zod'
import { jsonField } from './json-field.ts'
import { modelSummaryView } from './model-summary-view.ts'
import { modelView } from './model-view.ts'
import { nodeView } from './node-view.ts'
import { idempotencyHeader } from './request-headers.ts'
import type { RouteContract } from './route-contract.ts'

const modelName = { owner: z.string().min(1).max(200), name: z.string().min(1).max(200) }

const reference = z.string().min(1).max(1000)

/** Body of `POST /api/models`. */
const modelBody = z
  .strictObject({
    ref: reference.exactOptional().meta({
      description:
        '`owner/name`, `owner/name:version` (also shortened), the web address of a model, `deployments/owner/name`, or a container as `cog:http://host:port`. With a `schema`: what that schema is of, its version whole.',
      examples: ['black-forest-labs/flux-dev'],
    }),
    schema: jsonField.exactOptional().meta({
      description:
        'An OpenAPI document, its `components.schemas` alone, or a version as Replicate gives it: nobody is asked then. Without a `ref` the model is `local/<name>:<digest>`, which can be drawn and validated, and runs on the simulator only.',
    }),
    name: z
      .string()
      .min(1)
      .max(100)
      .exactOptional()
      .meta({ description: 'With a `schema` alone: its name.' }),
  })
  .refine(({ ref, schema }) => ref !== undefined || schema !== undefined, {
    error: 'give `ref`, `schema` or both',
  })
  .meta({ id: 'ModelRequest' })

const modelQuery = z.strictObject({
  query: z
    .string()
    .min(1)
    .max(200)
    .exactOptional()
    .meta({ description: 'Words to search for, among known models and at the provider.' }),
})

/** Routes of models and node types. */
export const catalogRoutes = {
  listModels: {
    id: 'listModels',
    method: 'GET',
    path: '/api/models',
    tag: 'catalog',
    summary: 'List the models that are known, or search for one',
    query: modelQuery,
    responses: {
      '200': {
        description: 'Every model, or with a query those that hold every word.',
        schema: z.object({
          models: z.array(modelView),
          found: z.array(modelSummaryView).exactOptional().meta({
            description: 'With a query: what the provider found, best first, without those that are known.',
          }),
          note: z.string().exactOptional().meta({ description: 'Why the provider found nothing, in words.' }),
        }),
      },
    },
    problems: [400],
  },
  addModel: {
    id: 'addModel',
    method: 'POST',
    path: '/api/models',
    tag: 'catalog',
    summary: 'Look a model up at its provider, or take its schema, and keep it',
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
    description: 'A container has the owner `cog` and its address, encoded, as its name.',
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
