import { join } from 'node:path'
import { createImageOperations } from '@weft/images'
import { builtInNodes, createNodeRegistry } from '@weft/nodes'
import { createNodeAssets } from './assets/create-node-assets.ts'
import { importAsset } from './assets/import-asset.ts'
import { importPicture } from './assets/import-picture.ts'
import { openCalls } from './calls/open-calls.ts'
import { receiveWebhook } from './calls/receive-webhook.ts'
import { bundledVersions } from './catalog/bundled-versions.ts'
import { createModelCatalog } from './catalog/create-model-catalog.ts'
import { describeBundledModels } from './catalog/describe-bundled-models.ts'
import { readAddedModels } from './catalog/read-added-models.ts'
import { createCostDesk } from './costs/cost-desk.ts'
import { createWorkflowEstimator } from './costs/create-workflow-estimator.ts'
import { openPrices } from './costs/open-prices.ts'
import { tellOldRuns } from './pictures/tell-old-runs.ts'
import { createRunDesk, type RunDesk } from './runs/create-run-desk.ts'
import { foldStoredRuns } from './runs/fold-stored-runs.ts'
import { createLiveRuns } from './runs/live-runs.ts'
import { openKeptResults } from './runs/open-kept-results.ts'
import { recoverRuns } from './runs/recover-runs.ts'
import type { RunContext } from './runs/run-context.ts'
import type { Runtime } from './runtime.ts'
import type { RuntimeOptions } from './runtime-options.ts'
import { createStorageDesk } from './storage/create-storage-desk.ts'
import { createThumbnails } from './thumbnails/create-thumbnails.ts'
import { prepareThumbnails } from './thumbnails/prepare-thumbnails.ts'
import { createThumbnailFiles } from './thumbnails/thumbnail-files.ts'
import { createGates } from './workflows/create-gates.ts'
import { findNestingIssues } from './workflows/find-nesting-issues.ts'
import { createPublishedWorkflows } from './workflows/published-workflows.ts'
import { withWorkflows } from './workflows/with-workflows.ts'
import { createWorkflowDesk } from './workflows/workflow-desk.ts'
import { openNetwork } from './world/open-network.ts'
import { openStores } from './world/open-stores.ts'
import { openProviders } from './world/providers.ts'
import { openWorld } from './world/world.ts'

/** Steps of all runs that are under way at once, whatever they do. Calls are bounded by provider besides. */
const stepsAtOnce = 256

/** Bytes that thumbnails may take on disk: about those of 14,000 pictures, in every size that a gallery shows. */
const maxThumbnailBytes = 1_024_000_000

/** Milliseconds that closing waits for what is under way: half of what the whole process has (`configuration.md`). */
const closingTime = 5000

/**
 * Opens the stores, the provider and the catalog, takes unfinished runs up again, and gives the runtime that the
 * server and the command line work with. Throws a `WeftError` when the data directory has another owner, or when the
 * provider is Replicate and there is no token.
 */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  const world = openWorld(options)
  const stores = await openStores(options.dataDirectory)
  const closers: (() => Promise<void>)[] = [stores.close]
  const closeAll = async (): Promise<void> => {
    const close = closers.pop()
    if (!close) return
    try {
      await close()
    } finally {
      // The data directory must be let go of whatever happened to what was opened after it.
      await closeAll()
    }
  }
  try {
    const { assets } = stores
    const store = { ...stores.store, runs: foldStoredRuns(stores.store.runs) }
    const prices = await openPrices({ file: options.pricesFile, directory: options.dataDirectory })
    const network = openNetwork(options)
    closers.push(network.close)
    const versions = bundledVersions()
    const registry = createNodeRegistry([...builtInNodes, ...(options.definitions ?? [])])
    const published = createPublishedWorkflows(store.workflows, registry)
    const desk = Promise.withResolvers<RunDesk>()
    const planner = Promise.withResolvers<RunContext>()
    const opened = await openProviders(options, {
      world,
      network,
      bundled: versions,
      added: () => readAddedModels(store.models),
    })
    closers.push(opened.close)
    const workflows = { published, assets, store, desk: desk.promise, sleep: world.sleep }
    const providers = withWorkflows(opened, workflows)

    const thumbnailFiles =
      options.dataDirectory === undefined
        ? undefined
        : createThumbnailFiles({
            directory: join(options.dataDirectory, 'thumbnails'),
            maxBytes: maxThumbnailBytes,
            newId: world.newId,
          })
    const images = createImageOperations({ assets: createNodeAssets(assets, network) })
    const models = createModelCatalog({
      registry,
      bundled: await describeBundledModels(versions),
      store: store.models,
      published,
      providers,
      now: world.now,
    })
    const closing = new AbortController()
    const simulatedResults = openKeptResults({ store, assets, world }, { simulated: true })
    const realResults = openKeptResults({ store, assets, world }, { simulated: false })
    const context: RunContext = {
      world,
      registry,
      store,
      assets,
      images,
      models,
      published,
      network,
      gateOf: createGates(stepsAtOnce),
      results: ({ simulated }) => (simulated ? simulatedResults : realResults),
      calls: openCalls(options, world, {
        providers,
        assets,
        attempts: store.attempts,
        costs: createCostDesk({
          prices,
          times: store.times,
          now: world.now,
          log: world.log,
          providerOf: providers.forCall,
          workflowEstimator: () => createWorkflowEstimator(planner.promise),
        }),
        closing: closing.signal,
      }),
    }
    planner.resolve(context)
    const thumbnails = createThumbnails({ assets, files: thumbnailFiles, now: world.now })
    const preparation = prepareThumbnails({
      pictures: store.pictures,
      thumbnails,
      isBusy: () => live.all().length > 0,
      now: world.now,
    })
    const live = createLiveRuns({ ...context, onPictures: preparation.wake })
    const runs = createRunDesk(context, live)
    desk.resolve(runs)
    const closingTasks: (() => Promise<void>)[] = []
    if (options.recover !== false) await recoverRuns(context, live)
    const logBroken = (event: string) => (error: unknown) =>
      world.log({
        level: 'error',
        event,
        message: error instanceof Error ? error.message : String(error),
      })
    const toldOldRuns = tellOldRuns(context, closing.signal).catch(logBroken('old-results-not-taken-in'))

    const preparing =
      thumbnailFiles &&
      toldOldRuns.then(() => preparation.run(closing.signal)).catch(logBroken('thumbnails-not-prepared'))

    const checkNesting: Runtime['checkNesting'] = (document, workflowId) =>
      findNestingIssues(published, document, workflowId)
    return {
      registry,
      get provider() {
        return providers.current()
      },
      providers,
      store,
      currency: context.calls.costs.currency,
      assets,
      images,
      models,
      published,
      thumbnails,
      storage: createStorageDesk({ store, assets, thumbnails: thumbnailFiles, now: world.now }),
      importAsset: (bytes, mediaType) => importAsset(assets, bytes, { mediaType }),
      importPicture: (bytes, mediaType) => importPicture(assets, bytes, mediaType),
      receiveWebhook: (webhook, signal) => receiveWebhook(context.calls, webhook, signal),
      ...runs,
      checkNesting,
      workflows: createWorkflowDesk({
        workflows: store.workflows,
        now: world.now,
        registry,
        models,
        checkNesting,
      }),
      beforeClose: (task) => void closingTasks.push(task),
      close: async () => {
        if (closing.signal.aborted) return
        closing.abort()
        const underWay = live.all()
        for (const run of underWay) run.cancel()
        const waited = new AbortController()
        await Promise.race([
          Promise.allSettled([...underWay.map(({ ended }) => ended), ...closingTasks.map((task) => task())]),
          world.sleep(closingTime, waited.signal),
        ])
        waited.abort()
        await Promise.all([simulatedResults.flushed(), realResults.flushed(), toldOldRuns, preparing])
        await closeAll()
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}
