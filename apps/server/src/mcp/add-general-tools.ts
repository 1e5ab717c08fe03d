import type { McpServer } from '@modelcontextprotocol/server'
import { describeInterface, inputJsonSchema, outputJsonSchema } from '@weft/publish'
import type { StoredWorkflow } from '@weft/storage'
import { z } from 'zod'
import type { ServerContext } from '../server-context.ts'
import { viewPlan } from '../views/view-plan.ts'
import { runPublished } from './run-published.ts'
import { showRun } from './show-run.ts'
import { dataResult, failedResult } from './tool-result.ts'

const slug = z.string().describe('The slug of a published workflow, as list_workflows gives it.')
const runId = z.string().describe('The id of a run.')
const seconds = z.int().min(0).max(60).default(55).describe('Seconds to wait for the end of the run.')

/** Adds the tools that serve every published workflow: list, describe, run, wait and fetch. */
export function addGeneralTools(
  server: McpServer,
  context: ServerContext,
  published: readonly StoredWorkflow[],
): void {
  const { runtime } = context
  const find = (name: string) => published.find((workflow) => workflow.slug === name)
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
      annotations: { readOnlyHint: true },
    },
    async () =>
      dataResult(
        published.map(({ slug: name, version, document }) => ({
          workflow: name,
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
        'Gives the inputs and outputs of a published workflow as JSON schemas, and what a run should cost.',
      inputSchema: z.strictObject({ workflow: slug }),
      annotations: { readOnlyHint: true },
    },
    async ({ workflow: name }, { mcpReq }) => {
      const workflow = find(name)
      if (workflow === undefined) return unknown(name)
      const shown = describeInterface(workflow.document, runtime.registry)
      const { plan, issues } = await runtime.plan({ document: workflow.document }, mcpReq.signal)
      return dataResult({
        workflow: name,
        name: shown.name,
        description: shown.description,
        inputs: inputJsonSchema(shown),
        outputs: outputJsonSchema(shown),
        plan: viewPlan(plan, issues),
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
        inputs: z
          .record(z.string(), z.json())
          .default({})
          .describe('Values by name, as describe_workflow says.'),
        wait: seconds,
      }),
    },
    async ({ workflow: name, inputs, wait }, { mcpReq }) => {
      const workflow = find(name)
      if (workflow === undefined) return unknown(name)
      return runPublished(context, workflow, { inputs, wait, signal: mcpReq.signal })
    },
  )

  server.registerTool(
    'wait_for_run',
    {
      title: 'Wait for a run',
      description: 'Waits until a run ends, or the time is up, and shows what came out, with its pictures.',
      inputSchema: z.strictObject({ id: runId, wait: seconds }),
      annotations: { readOnlyHint: true },
    },
    async ({ id, wait }, { mcpReq }) => {
      const run = await runtime.waitForRun(id, wait * 1000, AbortSignal.any([mcpReq.signal, context.closing]))
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
      annotations: { idempotentHint: true },
    },
    async ({ id }) => {
      const canceled = await runtime.cancelRun(id)
      if (canceled === undefined) return failedResult(`There is no run with the id ${JSON.stringify(id)}.`)
      return dataResult({ id, canceled, ...(canceled ? {} : { note: 'The run had ended already.' }) })
    },
  )
}
