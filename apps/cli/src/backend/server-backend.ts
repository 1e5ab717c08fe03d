import { createWeftClient, WeftApiError } from '@weft/client'
import { CliError } from '../cli-error.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Backend, Job } from './backend.ts'
import { createServerShelf } from './server-shelf.ts'
import { toCliError } from './to-cli-error.ts'

/**
 * Runs workflows on a Weft server.
 *
 * @param url where the server listens, such as `http://localhost:4600`
 * @param token for a server that asks for one
 */
export function createServerBackend(url: string, token: string | undefined): Backend {
  const client = createWeftClient({ baseUrl: url, ...(token === undefined ? {} : { token }) })
  const started = (id: string) => ({
    id,
    events: explainEach(url, client.runs.events(id, { signal: new AbortController().signal })),
  })
  const body = (job: Job) => ({
    ...(job.workflowId === undefined ? { workflow: job.document } : { workflowId: job.workflowId }),
    inputs: job.inputs,
    ...(job.targets === undefined ? {} : { targets: [...job.targets] }),
  })
  return {
    async plan(job, signal) {
      const plan = await explain(url, () => client.plan(body(job), { signal }))
      const { valid, issues, steps, estimate } = plan
      return { valid, issues, steps, ...(estimate && { estimate }) }
    },
    async start(job, signal, attempt) {
      const options = { signal, idempotencyKey: attempt }
      const request = {
        ...body(job),
        ...(job.refresh === undefined
          ? {}
          : { refresh: typeof job.refresh === 'boolean' ? job.refresh : [...job.refresh] }),
        ...(job.maxCost === undefined ? {} : { maxCost: job.maxCost }),
      }
      const run = await explain(url, () => client.runs.create(request, options))
      return started(run.id)
    },
    async retry(runId, signal, attempt) {
      const options = { signal, idempotencyKey: attempt }
      const run = await explain(url, () => client.runs.retry(runId, options))
      return started(run.id)
    },
    async watch(runId) {
      try {
        return started((await client.runs.get(runId)).id)
      } catch (error) {
        if (error instanceof WeftApiError && error.status === 404) return undefined
        throw toCliError(url, error)
      }
    },
    async cancel(runId) {
      await explain(url, () => client.runs.cancel(runId))
    },
    result(runId) {
      return explain(url, () => client.runs.get(runId))
    },
    async readAsset(id) {
      const response = await fetch(client.assets.url(id), {
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      })
      if (!response.ok)
        throw new CliError(`the server does not give the picture ${id} (${response.status})`, exitCodes.fault)
      return new Uint8Array(await response.arrayBuffer())
    },
    async storeFile(bytes) {
      const asset = await explain(url, () => client.assets.upload(bytes, 'application/octet-stream'))
      return { asset: asset.id }
    },
    storage: {
      report: () => explain(url, () => client.storage.report()),
      clean: (request) => explain(url, () => client.storage.clean(request)),
    },
    workflows: createServerShelf(client, (call) => explain(url, call)),
    async listModels() {
      const models = await explain(url, () => client.models.list())
      return models.map((model) => ({
        ref: model.ref,
        inputs: model.inputs.length,
        ...(model.description === undefined ? {} : { description: model.description }),
      }))
    },
    async addModel(model) {
      const add = () =>
        typeof model === 'string' ? client.models.add(model) : client.models.addSchema(model)
      return (await explain(url, add)).ref
    },
    close: async () => {},
  }
}

/** Turns the client's errors into what the terminal shows. */
async function explain<T>(url: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw toCliError(url, error)
  }
}

/** The same for what comes one by one. */
async function* explainEach<T>(url: string, items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* items
  } catch (error) {
    throw toCliError(url, error)
  }
}
