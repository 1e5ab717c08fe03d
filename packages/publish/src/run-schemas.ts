import type { JsonObject } from '@weft/ports'

/** A run of the workflow, as far as its callers look at it. */
export const runSchema: JsonObject = {
  type: 'object',
  required: ['id', 'status', 'version', 'inputs', 'outputs'],
  properties: {
    id: { type: 'string' },
    status: { enum: ['queued', 'running', 'succeeded', 'failed', 'canceled'] },
    version: { type: 'string' },
    inputs: { $ref: '#/components/schemas/Input' },
    outputs: { $ref: '#/components/schemas/Output' },
    error: {
      type: 'object',
      required: ['code', 'message', 'retryable'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        retryable: { type: 'boolean' },
        nodeId: { type: 'string' },
      },
    },
    createdAt: { type: 'string', format: 'date-time' },
    startedAt: { type: 'string', format: 'date-time' },
    endedAt: { type: 'string', format: 'date-time' },
  },
}

/** The body that starts a run. */
export function runRequestSchema(needsInputs: boolean): JsonObject {
  return {
    type: 'object',
    additionalProperties: false,
    ...(needsInputs && { required: ['inputs'] }),
    properties: {
      inputs: { $ref: '#/components/schemas/Input' },
      version: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      targets: { type: 'array', minItems: 1, items: { type: 'string' } },
      refresh: { anyOf: [{ type: 'boolean' }, { type: 'array', items: { type: 'string' } }] },
      maxCost: { type: 'number', minimum: 0, description: 'What the run may cost at most.' },
      webhook: { type: 'string', format: 'uri', description: 'Told of the run, signed.' },
      webhookEvents: {
        type: 'array',
        minItems: 1,
        items: { enum: ['start', 'output', 'logs', 'completed'] },
        description: 'Which events are told. Default: all.',
      },
    },
  }
}
