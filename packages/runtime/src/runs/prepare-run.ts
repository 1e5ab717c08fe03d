import { findResults, planRun, type RunPlan, resolveSeeds } from '@weft/engine'
import type { OutputValues } from '@weft/nodes'
import type { Issue, Json } from '@weft/ports'
import { type Edit, workflowVersion } from '@weft/workflow'
import { createNodeAssets } from '../assets/create-node-assets.ts'
import type { RunRequest } from '../runtime.ts'
import { findNestingIssues } from '../workflows/find-nesting-issues.ts'
import { findRefreshIssues } from './find-refresh-issues.ts'
import { importInputs } from './import-inputs.ts'
import type { RunContext } from './run-context.ts'

/** A run that could be started: its plan, what its seeds became, and the version of the document it was asked with. */
export interface PreparedRun {
  readonly plan: RunPlan
  /** Kept results that were found for it, by key. */
  readonly found?: ReadonlyMap<string, OutputValues>
  readonly seeds: { readonly [nodeId: string]: { readonly [path: string]: number } }
  readonly version: string
}

/** A prepared run, or why there is none; warnings and infos come either way. */
export interface Preparation {
  readonly prepared?: PreparedRun
  readonly issues: readonly Issue<Edit>[]
}

/** Pins the models, takes the inputs in, resolves the seeds and plans. Gives everything that is wrong at once. */
export async function prepareRun(
  context: RunContext,
  request: RunRequest,
  signal: AbortSignal,
): Promise<Preparation> {
  const { registry, models, assets, world } = context
  const pinned = await models.pin(request.document, signal)
  const imported = await importInputs(
    { registry, assets: createNodeAssets(assets, context.network, signal), store: assets },
    pinned.document,
    request.inputs ?? {},
  )
  const { document, seeds } = resolveSeeds(pinned.document, { registry, random: world.random })
  const result = planRun(document, {
    registry,
    seeds,
    inputs: imported.inputs,
    ...(request.targets && { targets: request.targets }),
  })
  const nesting = await findNestingIssues(context.published, pinned.document, request.workflowId)
  const refresh = findRefreshIssues(pinned.document, request.refresh)
  const issues = mergeIssues([...pinned.issues, ...nesting, ...imported.issues, ...result.issues, ...refresh])
  if (!result.plan || issues.some(({ severity }) => severity === 'error')) return { issues }
  const place = { simulated: context.calls.providers.simulates(document) }
  const kept = context.results(place)
  const references = result.plan.steps.flatMap(({ model }) => model ?? [])
  const { plan, results: found } = await findResults(result.plan, {
    registry,
    lookUp: kept.lookUp,
    price: await context.calls.costs.priceCalls([...new Set(references)], place),
    ...(request.refresh !== undefined && { refresh: request.refresh }),
  })
  return { prepared: { plan, found, seeds, version: workflowVersion(request.document) }, issues }
}

/** An input that could not be taken in does not fit its port either: it is told once, with the reason that came first. */
function mergeIssues(issues: readonly Issue<Edit>[]): readonly Issue<Edit>[] {
  const told = new Set<string>()
  return issues.filter(({ path, severity }) => {
    const isInput = path.startsWith('/inputs/') && severity === 'error'
    if (!isInput) return true
    if (told.has(path)) return false
    told.add(path)
    return true
  })
}

/** Inputs as a plan gives them back, as they are handed in again. */
export function toInputs(inputs: RunPlan['inputs']): { readonly [name: string]: Json } {
  return JSON.parse(JSON.stringify(inputs))
}
