import {
  fromJsonSchema,
  type JsonSchemaValidatorResult,
  type jsonSchemaValidator,
  type McpServer,
  type RegisteredTool,
} from '@modelcontextprotocol/server'
import type { Json } from '@weft/ports'
import { describeInterface, inputJsonSchema, outputJsonSchema } from '@weft/publish'
import type { StoredWorkflow } from '@weft/storage'
import type { ServerContext } from '../server-context.ts'
import { runPublished } from './run-published.ts'

/** Seconds that a call waits; agents' clients give up after a minute. */
const waitSeconds = 55

/** What makes pictures: it asks the outside, may cost money, and takes nothing away. */
export const running = {
  readOnlyHint: false,
  destructiveHint: false,
  idempotentHint: false,
  openWorldHint: true,
} as const

/** Inputs are checked by the run itself, which tells every issue at once, with its path and what to do. */
const checkedByTheRun: jsonSchemaValidator = {
  getValidator<T>() {
    return (input: unknown): JsonSchemaValidatorResult<T> => ({
      valid: true,
      data: input as T,
      errorMessage: undefined,
    })
  },
}

/** The tool's name: tools have letters, digits and underscores alone. */
export function workflowToolName(slug: string): string {
  return `run_${slug.replaceAll('-', '_')}`.slice(0, 64)
}

/** Adds a published workflow as a tool of its own, its inputs and outputs typed as declared. */
export function addWorkflowTool(
  server: McpServer,
  context: ServerContext,
  workflow: StoredWorkflow,
): RegisteredTool {
  const shown = describeInterface(workflow.document, context.runtime.registry)
  const title = shown.name === '' ? workflow.slug : shown.name
  const words = shown.description === '' ? `Runs the image workflow "${title}".` : shown.description
  return server.registerTool(
    workflowToolName(workflow.slug),
    {
      title,
      description: `${words} Gives its outputs with the pictures. May cost money: describe_workflow tells.`,
      inputSchema: fromJsonSchema<{ readonly [name: string]: Json }>(inputJsonSchema(shown), checkedByTheRun),
      outputSchema: fromJsonSchema({
        type: 'object',
        required: ['id', 'status', 'outputs'],
        properties: {
          id: { type: 'string' },
          status: { enum: ['queued', 'running', 'succeeded', 'failed', 'canceled'] },
          outputs: outputJsonSchema(shown),
        },
      }),
      annotations: { title, ...running },
    },
    async (inputs, { mcpReq }) =>
      runPublished(context, workflow, { inputs, wait: waitSeconds, request: mcpReq }),
  )
}
