import { createMcpHandler, type McpHttpHandler, McpServer } from '@modelcontextprotocol/server'
import type { ServerContext } from '../server-context.ts'
import { publishedWorkflows } from '../views/published-workflows.ts'
import { addGeneralTools } from './add-general-tools.ts'
import { addWorkflowTool, workflowToolName } from './add-workflow-tool.ts'

/** Pictures may come as data URLs. */
const maxBodyBytes = 30_000_000

/** What agents read of this server. */
const instructions =
  'Weft runs image workflows. Each published workflow is a tool of its own; list_workflows and describe_workflow tell more. A run that takes longer than a call waits goes on: call wait_for_run with its id.'

/** Opens the Model Context Protocol over HTTP: published workflows as typed tools. Holds nothing between requests. */
export function openMcp(context: ServerContext): McpHttpHandler {
  const handler = createMcpHandler(() => createTools(context), {
    maxRequestBodySize: maxBodyBytes,
    onerror: (error) => context.log({ level: 'warn', message: 'MCP request failed', error: error.message }),
  })
  context.closing.addEventListener('abort', () => void handler.close(), { once: true })
  return handler
}

/** The tools as they are at this moment: what is published may change from one request to the next. */
async function createTools(context: ServerContext): Promise<McpServer> {
  const server = new McpServer({ name: 'weft', version: '0.1.0' }, { instructions })
  const published = await publishedWorkflows(context.runtime.store)
  addGeneralTools(server, context, published)
  const named = new Set<string>(['run_workflow'])
  for (const workflow of published) {
    const name = workflowToolName(workflow.slug)
    // Two slugs may differ only in what a tool's name cannot hold: the other one runs by run_workflow.
    if (named.has(name)) continue
    named.add(name)
    addWorkflowTool(server, context, workflow)
  }
  return server
}
