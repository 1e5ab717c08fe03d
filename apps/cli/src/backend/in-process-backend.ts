import { WeftError } from '@weft/ports'
import { createRuntime, type RuntimeOptions } from '@weft/runtime'
import { CliError } from '../cli-error.ts'
import { exitCodes } from '../exit-codes.ts'
import { localOrigin } from '../local-origin.ts'
import type { Backend, Job } from './backend.ts'
import { createRuntimeShelf } from './runtime-shelf.ts'

/** Runs workflows in this process, on the same runtime as the server. */
export async function createInProcessBackend(options: RuntimeOptions): Promise<Backend> {
  const origin = localOrigin()
  const runtime = await openRuntime(options)
  const started = (id: string) => ({
    id,
    events: runtime.watchRun(id, 0, new AbortController().signal),
  })
  const request = (job: Job) => ({
    document: job.document,
    ...(job.workflowId === undefined ? {} : { workflowId: job.workflowId }),
    inputs: job.inputs,
    origin,
    ...(job.targets === undefined ? {} : { targets: job.targets }),
    ...(job.refresh === undefined ? {} : { refresh: job.refresh }),
    ...(job.maxCost === undefined ? {} : { maxCost: job.maxCost }),
  })
  return {
    async plan(job, signal) {
      const { plan, issues } = await runtime.plan(request(job), signal)
      const { steps = [], estimate } = plan ?? {}
      return { valid: plan !== undefined, issues, steps, ...(estimate && { estimate }) }
    },
    async start(job, signal, attempt) {
      const answer = await runtime.startRun({ ...request(job), id: attempt }, signal)
      if ('issues' in answer) throw new CliError('the workflow cannot run', exitCodes.invalid, answer.issues)
      return started(answer.run.id)
    },
    async retry(runId, signal, attempt) {
      const run = await runtime.getRun(runId)
      if (run === undefined) throw new CliError(`there is no run ${runId} to retry`, exitCodes.invalid)
      if (run.status === 'succeeded')
        throw new CliError(`the run ${runId} succeeded: nothing is missing`, exitCodes.invalid)
      const answer = await runtime.retryRun(runId, signal, { id: attempt, origin })
      if (answer === undefined || 'issues' in answer)
        throw new CliError('the run cannot be retried', exitCodes.invalid, answer?.issues ?? [])
      return started(answer.run.id)
    },
    async watch(runId) {
      return (await runtime.getRun(runId)) === undefined ? undefined : started(runId)
    },
    async cancel(runId) {
      await runtime.cancelRun(runId)
    },
    async result(runId) {
      const run = await runtime.getRun(runId)
      if (run === undefined) throw new CliError(`the run ${runId} is gone`, exitCodes.fault)
      return run
    },
    async readAsset(id) {
      const bytes = await runtime.assets.read(id)
      if (bytes === undefined) throw new CliError(`the picture ${id} is not in the store`, exitCodes.fault)
      return bytes
    },
    async storeFile(bytes, name) {
      try {
        return await runtime.importAsset(bytes, 'application/octet-stream')
      } catch (error) {
        throw new CliError(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      }
    },
    workflows: createRuntimeShelf(runtime, origin),
    storage: {
      report: () => runtime.storage.report(),
      clean: async ({ dryRun = true, trashed = false, olderThanDays }) => {
        const asked = { dryRun, trashed, ...(olderThanDays !== undefined && { olderThanDays }) }
        const { files, results, ...rest } = await runtime.storage.clean(asked)
        return { ...rest, files: [...files], results: [...results] }
      },
    },
    async listModels() {
      const models = await runtime.models.list()
      return models.map((model) => ({
        ref: model.ref,
        inputs: Object.keys(model.schema.Input.properties ?? {}).length,
        ...(model.description === undefined ? {} : { description: model.description }),
      }))
    },
    async addModel(model, signal) {
      if (typeof model !== 'string') return (await runtime.models.addSchema(model)).ref
      return (await runtime.models.add(model, signal)).ref
    },
    close: () => runtime.close(),
  }
}

async function openRuntime(options: RuntimeOptions) {
  try {
    return await createRuntime(options)
  } catch (error) {
    if (error instanceof WeftError) {
      throw new CliError(
        `${error.message} If that is a running server, use it: --server http://localhost:4600`,
        exitCodes.invalid,
      )
    }
    throw error
  }
}
