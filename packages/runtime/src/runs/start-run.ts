import { type ExecuteContext, queuedRun } from '@weft/engine'
import { checkMaxCost } from '../costs/check-max-cost.ts'
import type { RunRequest, StartedRun } from '../runtime.ts'
import type { LiveRuns } from './live-runs.ts'
import { type PreparedRun, prepareRun } from './prepare-run.ts'
import type { RunContext } from './run-context.ts'

/** Results that a new run carries over from one before. */
export type CarriedOver = Pick<ExecuteContext, 'done' | 'doneLanes'>

/** Prepares a run, stores it and starts it in the background. Everything that does not fit comes back as issues. */
export async function startRun(
  context: RunContext,
  live: LiveRuns,
  { request, signal }: { readonly request: RunRequest; readonly signal: AbortSignal },
): Promise<StartedRun> {
  const known = request.id === undefined ? undefined : await context.store.runs.get(request.id)
  if (known) return { run: live.get(known.state.id)?.log.state() ?? known.state }
  const { prepared, issues } = await prepareRun(context, request, signal)
  if (!prepared) return { issues }
  const tooDear = checkMaxCost(prepared.plan.estimate, request.maxCost)
  if (tooDear.length > 0) return { issues: [...issues, ...tooDear] }
  return launchRun(context, live, { prepared, request, carried: {} })
}

/** What a run is made from. */
interface RunToLaunch {
  readonly prepared: PreparedRun
  readonly request: Omit<RunRequest, 'document' | 'inputs'>
  readonly carried: CarriedOver
}

/** The run that calls a run as a workflow, whose id then is that of the attempt. */
export async function callerOf(
  { attempts }: Pick<RunContext['store'], 'attempts'>,
  runId: string,
): Promise<string | undefined> {
  return (await attempts.get(runId))?.runId
}

/** Stores a prepared run that is let in, and starts it. Throws what `admit` throws. */
export async function launchRun(context: RunContext, live: LiveRuns, run: RunToLaunch): Promise<StartedRun> {
  const { admit, maxCost, retryOf } = run.request
  if (admit === undefined) return launch(context, live, run)
  const { estimate } = run.prepared.plan
  // The plan of a retry has no prices: what is missing in it is known in the run.
  const isOpen = estimate?.isOpen ?? retryOf !== undefined
  return admit(
    {
      isUnpriced: (estimate?.unpriced ?? 0) > 0,
      ...(!isOpen && { most: estimate?.high ?? 0 }),
      ...(maxCost !== undefined && { maxCost }),
    },
    (cap) => {
      const { maxCost: _, ...request } = run.request
      return launch(context, live, {
        ...run,
        request: cap === undefined ? request : { ...request, maxCost: cap },
      })
    },
  )
}

async function launch(
  { world, store, calls }: RunContext,
  live: LiveRuns,
  run: RunToLaunch,
): Promise<StartedRun> {
  const { prepared, request, carried } = run
  const { plan, found, seeds, version } = prepared
  const { workflowId, targets, refresh, retryOf, maxCost, startedBy, origin } = request
  const queued = queuedRun({
    id: request.id ?? world.newId(),
    version,
    inputs: plan.inputs,
    createdAt: world.now().toISOString(),
    nodeIds: plan.steps.map(({ nodeId }) => nodeId),
    ...(workflowId !== undefined && { workflowId }),
  })
  const state = {
    ...queued,
    seeds,
    simulated: calls.providers.simulates(plan.document),
    ...(maxCost !== undefined && { maxCost }),
    ...(startedBy !== undefined && { startedBy }),
  }
  const { id, createdAt } = state
  const detail = {
    version,
    ...(workflowId !== undefined && { workflowId }),
    ...(retryOf !== undefined && { retryOf }),
  }
  await store.runs.create(
    {
      state,
      document: plan.document,
      ...(targets && { targets }),
      ...(refresh !== undefined && { refresh }),
      ...(retryOf !== undefined && { retryOf }),
    },
    origin && { ...origin, id: world.newId(), at: createdAt, action: 'run.started', subject: id, detail },
  )
  const caller = await callerOf(store, state.id)
  live.start({
    state,
    plan,
    caller,
    ...carried,
    ...(found && { found }),
    ...(refresh !== undefined && { refresh }),
  })
  return { run: state }
}
