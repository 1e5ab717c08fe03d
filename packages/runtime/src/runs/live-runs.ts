import { type ExecuteContext, executePlan, type RunEvent, type RunPlan, type RunState } from '@weft/engine'
import type { OutputValues } from '@weft/nodes'
import { createNodeAssets } from '../assets/create-node-assets.ts'
import { createPredict } from '../calls/create-predict.ts'
import { createRunBudget, type RunBudget } from '../costs/run-budget.ts'
import { createPictureRecorder, type PictureRecorder } from '../pictures/create-picture-recorder.ts'
import type { RunContext } from './run-context.ts'
import { openRunLog, type RunLog } from './run-log.ts'

/** A run that is stored and is to be executed now. */
export interface RunToStart extends Pick<ExecuteContext, 'done' | 'doneLanes' | 'refresh' | 'after'> {
  /** As it is stored. */
  readonly state: RunState
  readonly plan: RunPlan
  /** Kept results that were found for the plan, by key. */
  readonly found?: ReadonlyMap<string, OutputValues>
  /** The run that calls it as a workflow. */
  readonly caller?: string | undefined
}

/** A run that is under way in this process. */
export interface LiveRun {
  readonly log: RunLog
  readonly budget: RunBudget
  /** Cancels what is running; the run ends by itself then. */
  readonly cancel: () => void
  /** Resolves, never rejects, when nothing of the run is going on any more. */
  readonly ended: Promise<void>
}

/** The runs that are under way in this process. */
export interface LiveRuns {
  readonly start: (run: RunToStart) => void
  readonly get: (id: string) => LiveRun | undefined
  readonly all: () => readonly LiveRun[]
}

/** Makes the place where runs are executed, all sharing the gate and the kept results. */
export function createLiveRuns(
  context: RunContext & {
    /** Told when a run has made pictures, before they are durable. */
    readonly onPictures?: () => void
  },
): LiveRuns {
  const live = new Map<string, LiveRun>()
  return {
    start: (run) => {
      const { id } = run.state
      const abort = new AbortController()
      const log = openRunLog(context.store.runs, run.state)
      const { caller } = run
      const callersBudget = () => (caller === undefined ? undefined : live.get(caller)?.budget)
      const budget = createRunBudget(run.state, context.calls.costs.currency, callersBudget)
      const recorder = createPictureRecorder(run.state, { plan: run.plan, registry: context.registry })
      const parts = { budget, recorder, signal: abort.signal }
      const events = executePlan(run.plan, executeContext(context, run, parts))
      const { onPictures } = context
      const ended = record(context, { id, log, events, abort, recorder, onPictures }).finally(() =>
        live.delete(id),
      )
      live.set(id, { log, budget, cancel: () => abort.abort(), ended })
    },
    get: (id) => live.get(id),
    all: () => [...live.values()],
  }
}

function executeContext(
  context: RunContext,
  run: RunToStart,
  {
    budget,
    recorder,
    signal,
  }: { readonly budget: RunBudget; readonly recorder: PictureRecorder; readonly signal: AbortSignal },
): ExecuteContext {
  const { state, plan, found = new Map(), done, doneLanes, refresh, after } = run
  const { calls, gateOf, images, registry, world } = context
  const predictAt = createPredict(calls, {
    id: state.id,
    document: plan.document,
    ...(state.workflowId !== undefined && { workflowId: state.workflowId }),
    simulated: state.simulated,
    budget,
  })
  const assets = createNodeAssets(context.assets, context.network, signal)
  return {
    runId: state.id,
    version: state.version,
    seeds: state.seeds ?? {},
    simulated: state.simulated,
    now: world.now,
    registry,
    signal,
    limit: gateOf(plan.document),
    onPaidInputs: recorder.given,
    servicesFor: (place) => {
      const predict = predictAt(place)
      return {
        assets,
        images,
        predict: (call, hooks) => {
          recorder.given(place, call.input)
          return predict(call, hooks)
        },
      }
    },
    resultCache: context.results(state).cacheFor(found),
    ...(state.workflowId !== undefined && { workflowId: state.workflowId }),
    ...(state.maxCost !== undefined && { maxCost: state.maxCost }),
    ...(refresh !== undefined && { refresh }),
    ...(done && { done }),
    ...(doneLanes && { doneLanes }),
    ...(after !== undefined && { after }),
  }
}

/** Writes the events of a run as they come. What comes while the runtime closes is dropped: the run is taken up again. */
async function record(
  { calls, world }: RunContext,
  run: {
    readonly id: string
    readonly log: RunLog
    readonly events: AsyncIterable<RunEvent>
    readonly abort: AbortController
    readonly recorder: PictureRecorder
    readonly onPictures: (() => void) | undefined
  },
): Promise<void> {
  const { id: runId, log, events, abort, recorder, onPictures } = run
  world.log({ level: 'info', event: 'run-started', runId })
  try {
    for await (const event of events) {
      if (calls.closing.aborted) continue
      const made = recorder.picturesOf(event)
      log.add(event, made)
      if (made.length > 0) onPictures?.()
      // Nothing can be written any more: going on would only make results that nobody hears of.
      if (log.isClosed()) abort.abort()
      if (event.type === 'run-end')
        world.log({ level: 'info', event: 'run-ended', runId, message: event.status })
    }
    await log.flushed()
  } catch (error) {
    abort.abort()
    const message = error instanceof Error ? error.message : String(error)
    world.log({ level: 'error', event: 'run-not-recorded', runId, message })
  } finally {
    log.close()
  }
}
