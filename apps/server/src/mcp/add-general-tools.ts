import type { McpServer } from '@modelcontextprotocol/server'
import { estimateWords } from '@weft/client'
import { describeInterface, inputJsonSchema, outputJsonSchema } from '@weft/publish'
import type { StoredWorkflow } from '@weft/storage'
import { z } from 'zod'
import type { ServerContext } from '../server-context.ts'
import { publishedWorkflows } from '../views/published-workflows.ts'
import { viewPlan } from '../views/view-plan.ts'
import { running, workflowToolName } from './add-workflow-tool.ts'
import { awaitRun } from './await-run.ts'
import { runPublished } from './run-published.ts'
import { sampleInputs } from './sample-inputs.ts'
import { showRun } from './show-run.ts'
import { dataResult, failedResult } from './tool-result.ts'

const slug = z.string().describe('The slug of a published workflow, as list_workflows gives it.')
const runId = z.string().describe('The id of a run.')
const seconds = z.int().min(0).max(60).default(55).describe('Seconds to wait for the end of the run.')

const given = z.record(z.string(), z.json()).default({})

/** What a run should cost, in words. */
function costOf({ valid, estimate }: ReturnType<typeof viewPlan>): string {
  if (estimate !== undefined) return `${estimateWords(estimate)}. ${estimate.note}`
  return valid ? 'free: it calls no model' : 'unknown until it is given what it needs'
}

/** What only looks. */
const looking = { readOnlyHint: true, openWorldHint: false } as const

/** Adds the tools that serve every published workflow: list, describe, run, wait and fetch. */
export function addGeneralTools(server: McpServer, context: ServerContext): void {
  const { runtime } = context
  // Asked for at each call: a session may be older than what is published now.
  const find = async (name: string): Promise<StoredWorkflow | undefined> => {
    const stored = await runtime.store.workflows.get(name)
    return stored?.published === true && stored.slug === name ? stored : undefined
  }
  const unknown = (name: string) =>
    failedResult(
      `There is no published workflow ${JSON.stringify(name)}. Call list_workflows for those there are.`,
    )

  server.registerTool(
    'list_workflows',
    {
      title: 'List workflows',
      description: 'Lists the published image workflows of this server.',
      inputSchema: z.strictObject({}),
      annotations: looking,
    },
    async () =>
      dataResult(
        (await publishedWorkflows(runtime.store)).map(({ slug: name, version, document }) => ({
          workflow: name,
          tool: workflowToolName(name),
          name: document.name,
          description: document.description,
          version,
        })),
      ),
  )

  server.registerTool(
    'describe_workflow',
    {
      title: 'Describe a workflow',
      description:
        'Gives the inputs and outputs of a published workflow as JSON schemas, and what a run with some inputs should cost.',
      inputSchema: z.strictObject({
        workflow: slug,
        inputs: given.describe('Values to price it with. What is needed and missing is made up.'),
      }),
      annotations: looking,
    },
    async ({ workflow: name, inputs }, { mcpReq }) => {
      const workflow = await find(name)
      if (workflow === undefined) return unknown(name)
      const shown = describeInterface(workflow.document, runtime.registry)
      const priced = { ...sampleInputs(shown.inputs), ...inputs }
      const asked = { document: workflow.document, workflowId: workflow.id, inputs: priced }
      const { plan, issues } = await runtime.plan(asked, mcpReq.signal)
      const view = viewPlan(plan, issues)
      return dataResult({
        workflow: name,
        name: shown.name,
        description: shown.description,
        inputs: inputJsonSchema(shown),
        outputs: outputJsonSchema(shown),
        cost: costOf(view),
        plan: view,
      })
    },
  )

  server.registerTool(
    'run_workflow',
    {
      title: 'Run a workflow',
      description:
        'Runs a published workflow and shows its pictures. This may cost money: see describe_workflow.',
      inputSchema: z.strictObject({
        workflow: slug,
        inputs: given.describe('Values by name, as describe_workflow says.'),
        wait: seconds,
      }),
      annotations: running,
    },
    async ({ workflow: name, inputs, wait }, { mcpReq }) => {
      const workflow = await find(name)
      if (workflow === undefined) return unknown(name)
      return runPublished(context, workflow, { inputs, wait, request: mcpReq })
    },
  )

  server.registerTool(
    'wait_for_run',
    {
      title: 'Wait for a run',
      description: 'Waits until a run ends, or the time is up, and shows what came out, with its pictures.',
      inputSchema: z.strictObject({ id: runId, wait: seconds }),
      annotations: looking,
    },
    async ({ id, wait }, { mcpReq }) => {
      const run = await awaitRun(context, { id, wait, request: mcpReq })
      return run === undefined
        ? failedResult(`There is no run with the id ${JSON.stringify(id)}.`)
        : showRun(run, runtime)
    },
  )

  server.registerTool(
    'cancel_run',
    {
      title: 'Cancel a run',
      description: 'Stops a run and its calls at the provider. What is finished stays.',
      inputSchema: z.strictObject({ id: runId }),
      annotations: { ...running, destructiveHint: true, idempotentHint: true },
    },
    async ({ id }) => {
      const canceled = await runtime.cancelRun(id)
      if (canceled === undefined) return failedResult(`There is no run with the id ${JSON.stringify(id)}.`)
      return dataResult({ id, canceled, ...(canceled ? {} : { note: 'The run had ended already.' }) })
    },
  )
}
