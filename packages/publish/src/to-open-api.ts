import type { JsonObject } from '@weft/ports'
import type { WorkflowInterface } from './describe-interface.ts'
import { inputJsonSchema, outputJsonSchema } from './interface-schemas.ts'
import { runRequestSchema, runSchema } from './run-schemas.ts'

/** Where a workflow is served. */
export interface PublishedPlace {
  readonly slug: string
  /** Content hash, 64 hex digits. */
  readonly version: string
  /** Address of the server; default: the one that the document comes from. */
  readonly server?: string
}

/** Makes the OpenAPI 3.1 document of a workflow's own interface: run it by the names of its inputs, read its run. */
export function toOpenApi(shape: WorkflowInterface, { slug, version, server }: PublishedPlace): JsonObject {
  const input = inputJsonSchema(shape)
  const needsInputs = Array.isArray(input.required) && input.required.length > 0
  return {
    openapi: '3.1.0',
    info: {
      title: shape.name === '' ? slug : shape.name,
      version,
      ...(shape.description !== '' && { description: shape.description }),
    },
    servers: [{ url: server ?? '/' }],
    security: [{}, { token: [] }],
    tags: [{ name: slug, description: 'Run the workflow, and read what came out.' }],
    paths: {
      [`/api/workflows/${slug}/runs`]: { post: { tags: [slug], ...runOperation(needsInputs) } },
      '/api/runs/{id}': { get: { tags: [slug], ...readOperation } },
      '/api/runs/{id}/events': { get: { tags: [slug], ...watchOperation } },
      '/api/runs/{id}/cancel': { post: { tags: [slug], ...cancelOperation } },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Input: input, Output: outputJsonSchema(shape), Run: runSchema, Problem: problemSchema },
    },
  }
}

function runOperation(needsInputs: boolean): JsonObject {
  return {
    operationId: 'run',
    summary: 'Run this workflow',
    parameters: [
      header('Prefer', '`wait` or `wait=1` to `wait=60`: the answer comes when the run has ended.'),
      header('Idempotency-Key', 'The same key and body within 24 h gives the same run.'),
    ],
    requestBody: {
      required: needsInputs,
      content: { 'application/json': { schema: runRequestSchema(needsInputs) } },
    },
    responses: {
      '200': answer('With `Prefer: wait`: the run has ended.'),
      '202': answer('The run, queued or running.'),
      ...refusals,
      '404': problem('There is no such workflow or version.'),
      '409': problem('The key was used for another request.'),
      '422': problem('Inputs that do not fit, all at once, each with what was expected.'),
    },
  }
}

/** What every operation may answer. */
const refusals: JsonObject = {
  '401': problem('The server asks for a token, and none or an unknown one was sent.'),
  '403': problem('The token may not do this, or the request came from elsewhere.'),
}

const runId: JsonObject = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }

const readOperation: JsonObject = {
  operationId: 'readRun',
  summary: 'Read a run',
  parameters: [runId],
  responses: {
    '200': answer('The run as it stands.'),
    ...refusals,
    '404': problem('There is no such run.'),
  },
}

const watchOperation: JsonObject = {
  operationId: 'watchRun',
  summary: 'Follow a run by its events (Server-Sent Events)',
  parameters: [runId, header('Last-Event-ID', 'The number of the last event that was seen.')],
  responses: {
    '200': {
      description: 'An event each; `id:` is its number. The stream ends with the run.',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    },
    ...refusals,
    '404': problem('There is no such run.'),
  },
}

const cancelOperation: JsonObject = {
  operationId: 'cancelRun',
  summary: 'Cancel a run',
  parameters: [runId],
  responses: {
    '202': answer('It is being canceled. What is finished stays.'),
    ...refusals,
    '404': problem('There is no such run.'),
    '409': problem('It had ended already.'),
  },
}

const problemSchema: JsonObject = {
  type: 'object',
  required: ['title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'severity', 'message', 'path'],
        properties: {
          code: { type: 'string' },
          severity: { enum: ['error', 'warning', 'info'] },
          message: { type: 'string' },
          path: { type: 'string', description: 'A JSON Pointer, such as `/inputs/count`.' },
        },
      },
    },
  },
}

function header(name: string, description: string): JsonObject {
  return { name, in: 'header', required: false, description, schema: { type: 'string' } }
}

function answer(description: string): JsonObject {
  return {
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Run' } } },
  }
}

function problem(description: string): JsonObject {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}
