import { declaredInputs, declaredOutputs, type NodeRegistry } from '@weft/nodes'
import { type JsonObject, type PortType, readOwn } from '@weft/ports'
import type { StoredWorkflow } from '@weft/storage'
import { edgesInto, parseEdgeEnd, type WorkflowDocument } from '@weft/workflow'
import { inputSchema, typeSchema } from './port-schema.ts'

/** Makes the OpenAPI 3.1 document of a workflow's own interface: its declared inputs and outputs as schemas. */
export function describeWorkflow(stored: StoredWorkflow, registry: NodeRegistry): JsonObject {
  const { document } = stored
  const inputs = declaredInputs(document, registry).map(({ port }) => port)
  const inputProperties = Object.fromEntries(inputs.map((port) => [port.name, inputSchema(port)]))
  const required = inputs
    .filter((port) => port.required && port.default === undefined)
    .map(({ name }) => name)
  const outputs = declaredOutputs(document, registry)
  const outputProperties = Object.fromEntries(
    outputs.map(({ name, nodeId }) => {
      const type = typeOfOutput(document, registry, nodeId)
      return [name, type === undefined ? {} : typeSchema(type, false)]
    }),
  )
  const run: JsonObject = {
    type: 'object',
    required: ['id', 'status', 'outputs'],
    properties: {
      id: { type: 'string' },
      status: { enum: ['queued', 'running', 'succeeded', 'failed', 'canceled'] },
      version: { type: 'string' },
      inputs: { $ref: '#/components/schemas/Input' },
      outputs: { $ref: '#/components/schemas/Output' },
    },
  }
  const answer = (description: string): JsonObject => ({
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Run' } } },
  })
  const problem = (description: string): JsonObject => ({
    description,
    content: { 'application/problem+json': { schema: { type: 'object' } } },
  })
  return {
    openapi: '3.1.0',
    info: {
      title: document.name === '' ? stored.slug : document.name,
      version: stored.version,
      description: document.description,
    },
    servers: [{ url: '/' }],
    paths: {
      [`/api/workflows/${stored.slug}/runs`]: {
        post: {
          operationId: 'run',
          summary: 'Run this workflow',
          parameters: [
            {
              name: 'Prefer',
              in: 'header',
              schema: { type: 'string' },
              description: '`wait` or `wait=1` to `wait=60`.',
            },
            { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } },
          ],
          requestBody: {
            required: required.length > 0,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  ...(required.length > 0 ? { required: ['inputs'] } : {}),
                  properties: {
                    inputs: { $ref: '#/components/schemas/Input' },
                    version: { type: 'string', pattern: '^[0-9a-f]{64}$' },
                    targets: { type: 'array', items: { type: 'string' } },
                    refresh: { anyOf: [{ type: 'boolean' }, { type: 'array', items: { type: 'string' } }] },
                  },
                },
              },
            },
          },
          responses: {
            '200': answer('With `Prefer: wait`: the run has ended.'),
            '202': answer('The run, queued or running.'),
            '422': problem('Inputs that do not fit, each with what was expected.'),
          },
        },
      },
    },
    components: {
      schemas: {
        Input: { type: 'object', additionalProperties: false, required, properties: inputProperties },
        Output: { type: 'object', properties: outputProperties },
        Run: run,
      },
    },
  }
}

/** What is wired into an output node; nothing for one that is not wired. A list of several wires is a list. */
function typeOfOutput(
  document: WorkflowDocument,
  registry: NodeRegistry,
  nodeId: string,
): PortType | undefined {
  const [edge] = edgesInto(document, nodeId, 'value')
  const end = edge === undefined ? undefined : parseEdgeEnd(edge.from)
  const node = end === undefined ? undefined : readOwn(document.nodes, end.nodeId)
  if (end === undefined || node === undefined) return undefined
  return registry.catalog
    .interfaceOf(document, end.nodeId, node)
    ?.outputs.find(({ name }) => name === end.port)
}
