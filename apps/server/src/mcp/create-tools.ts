import { McpServer } from '@modelcontextprotocol/server'
import type { ServerContext } from '../server-context.ts'
import { publishedWorkflows } from '../views/published-workflows.ts'
import { addGeneralTools } from './add-general-tools.ts'
import { addWorkflowTool, workflowToolName } from './add-workflow-tool.ts'

/** What agents read of this server. */
const instructions =
  'Weft runs image workflows. Each published workflow is a tool of its own; list_workflows and describe_workflow tell more. A run that takes longer than a call waits goes on: call wait_for_run with its id.'

/** Tools of a server, and the way to bring them up to what is published. */
export interface Tools {
  readonly server: McpServer
  /** Takes the tools of workflows away and adds those of now; who is connected is told. */
  readonly renew: () => Promise<void>
}

/** Makes a server with the tools of this moment. */
export async function createTools(context: ServerContext): Promise<Tools> {
  const server = new McpServer(
    { name: 'weft', version: '0.1.0' },
    { instructions, debouncedNotificationMethods: ['notifications/tools/list_changed'] },
  )
  addGeneralTools(server, context)
  let typed: { readonly remove: () => void }[] = []
  const renew = async () => {
    const published = await publishedWorkflows(context.runtime.store)
    for (const tool of typed) tool.remove()
    typed = []
    const named = new Set<string>(['run_workflow'])
    for (const workflow of published) {
      const name = workflowToolName(workflow.slug)
      // Two slugs may differ only in what a tool's name cannot hold: the other one runs by run_workflow.
      if (named.has(name)) continue
      named.add(name)
      typed.push(addWorkflowTool(server, context, workflow))
    }
  }
  await renew()
  return { server, renew }
}
