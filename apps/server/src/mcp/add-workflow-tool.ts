import { fromJsonSchema, type McpServer } from '@modelcontextprotocol/server'
import type { Json } from '@weft/ports'
import { describeInterface, inputJsonSchema } from '@weft/publish'
import type { StoredWorkflow } from '@weft/storage'
import type { ServerContext } from '../server-context.ts'
import { runPublished } from './run-published.ts'

/** Seconds that a call waits; agents' clients give up after a minute. */
const waitSeconds = 55

/** The tool's name: tools have letters, digits and underscores alone. */
export function workflowToolName(slug: string): string {
  return `run_${slug.replaceAll('-', '_')}`.slice(0, 64)
}

/** Adds a published workflow as a tool of its own, its inputs typed as declared. */
export function addWorkflowTool(server: McpServer, context: ServerContext, workflow: StoredWorkflow): void {
  const shown = describeInterface(workflow.document, context.runtime.registry)
  const words = shown.description === '' ? `Runs the image workflow "${shown.name}".` : shown.description
  server.registerTool(
    workflowToolName(workflow.slug),
    {
      title: shown.name,
      description: `${words} Gives its outputs with the pictures. May cost money.`,
      inputSchema: fromJsonSchema<{ readonly [name: string]: Json }>(inputJsonSchema(shown)),
    },
    async (inputs, { mcpReq }) =>
      runPublished(context, workflow, { inputs, wait: waitSeconds, signal: mcpReq.signal }),
  )
}
