import { type Json, WeftError } from '@weft/ports'
import { canceledError, type ModelProvider, type Prediction } from '@weft/provider'
import { fromCogInput, outputsSoFar, toCogOutput } from '@weft/publish'
import { type AssetStore, assetIdOf, isAssetId, type RelationalStore } from '@weft/storage'
import type { RunDesk } from '../runs/create-run-desk.ts'
import { isFinished } from '../runs/is-finished.ts'
import type { PublishedWorkflows } from './published-workflows.ts'
import { shortReference } from './short-reference.ts'
import { toPrediction } from './to-prediction.ts'
import { findPublished, findWorkflowModel, isWorkflowReference } from './workflow-models.ts'

/** What running workflows inside others stands on. */
export interface WorkflowProviderContext {
  readonly published: PublishedWorkflows
  readonly assets: AssetStore
  readonly store: Pick<RelationalStore, 'runs'>
  /** Runs are made of providers, so it comes when they are there. */
  readonly desk: Promise<RunDesk>
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** Where stored files seem to be for as long as they are on their way through a call. Nothing is ever sent there. */
const fileBase = 'https://files.weft.invalid/'

/** Milliseconds until a run that is not under way yet is looked at again, as while it is taken up after a restart. */
const lookAgainMs = 50

/**
 * Makes the provider of published workflows: a prediction is a run of one, in this process. The run has the id that
 * the call is made under, so asking again finds it, also after a restart.
 */
export function createWorkflowProvider(context: WorkflowProviderContext, simulated: boolean): ModelProvider {
  const { published, assets, store, sleep } = context

  const show = async (id: string): Promise<Prediction> => {
    const desk = await context.desk
    const [run, stored] = await Promise.all([desk.getRun(id), store.runs.get(id)])
    const found = stored && (await published.version(stored.state.version))
    if (run === undefined || stored === undefined) throw gone(`The run ${id} is not there any more.`)
    const outputs = found?.shape.outputs ?? []
    const made = { ...outputsSoFar(stored.document, outputs, run.nodes), ...run.outputs }
    const output = found ? toCogOutput(made, found.shape, ({ asset }) => `${fileBase}${asset}`) : null
    return toPrediction(run, output, isFinished(run) ? await store.runs.events(id, 0) : [])
  }

  return {
    id: 'weft',
    simulated,
    isIdempotent: true,
    takesNoPlace: true,
    sharesAssets: true,
    serves: isWorkflowReference,
    resolveModel: async (reference) => {
      const model = await findWorkflowModel(published, reference)
      if (model !== undefined) return model
      throw gone(
        `There is no published workflow ${shortReference(reference)} on this server. Publish it, or choose another one.`,
      )
    },
    uploadFile: async ({ bytes }) => `${fileBase}${assetIdOf(bytes)}`,
    create: async ({ model, input }, { signal, id }) => {
      const desk = await context.desk
      if (signal.aborted) throw canceledError()
      const found = await findPublished(published, model)
      if (found === undefined)
        throw gone(
          `The workflow ${shortReference(model)} is not published any more. Publish it, or choose another one.`,
        )
      const inputs = await fromCogInput(input, found.shape, ownFile)
      const started = await desk.startRun(
        {
          document: found.document,
          workflowId: found.workflow.id,
          inputs,
          ...(id !== undefined && { id }),
        },
        signal,
      )
      if ('run' in started) return show(started.run.id)
      const reasons = started.issues.filter(({ severity }) => severity === 'error')
      throw new WeftError({
        code: 'invalid_input',
        message: `${model} cannot run: ${reasons.map(({ message }) => message).join(' ')}`,
        retryable: false,
      })
    },
    get: show,
    wait: async (id, { signal, onUpdate }) => {
      const desk = await context.desk
      for (;;) {
        for await (const event of desk.watchRun(id, 0, signal))
          if (event.type !== 'run-start' && event.type !== 'run-end') onUpdate?.(await show(id))
        if (signal.aborted) throw canceledError()
        const run = await desk.getRun(id)
        if (run === undefined || isFinished(run)) return show(id)
        await sleep(lookAgainMs, signal)
      }
    },
    cancel: async (id) => {
      await (await context.desk).cancelRun(id)
    },
    find: async () => [],
    download: async (url) => {
      const id = url.slice(fileBase.length)
      const [info, bytes] = isAssetId(id) ? await Promise.all([assets.info(id), assets.read(id)]) : []
      if (info && bytes) return { bytes, mediaType: info.mediaType }
      throw gone(`The file ${id} is not in the store.`)
    },
  }
}

async function ownFile(address: string): Promise<Json | undefined> {
  const id = address.startsWith(fileBase) ? address.slice(fileBase.length) : ''
  return isAssetId(id) ? { asset: id } : undefined
}

function gone(message: string): WeftError {
  return new WeftError({ code: 'not_found', message, retryable: false })
}
