import { type PlanResult, planRun, type RunPlan, resolveSeeds } from '@weft/engine'
import type { Issue, Json } from '@weft/ports'
import { type Edit, workflowVersion } from '@weft/workflow'
import { createNodeAssets } from '../assets/create-node-assets.ts'
import type { RunRequest } from '../runtime.ts'
import { importInputs } from './import-inputs.ts'
import { resultKey } from './result-key.ts'
import type { RunContext } from './run-context.ts'

/** A run that could be started: its plan, what its seeds became, and the version of the document it was asked with. */
export interface PreparedRun {
  readonly plan: RunPlan
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
  const place = { simulated: context.calls.providers.simulates(document) }
  const result = await planWithResults(context, { ...place, request }, (cached) =>
    planRun(document, {
      registry,
      inputs: imported.inputs,
      ...(request.targets && { targets: request.targets }),
      cached,
    }),
  )
  const issues = mergeIssues([...pinned.issues, ...imported.issues, ...result.issues])
  if (!result.plan || issues.some(({ severity }) => severity === 'error')) return { issues }
  return { prepared: { plan: result.plan, seeds, version: workflowVersion(request.document) }, issues }
}

/** Planning is pure, so it cannot ask the store: it is asked once which keys it wants to know of, then planned with them. */
async function planWithResults(
  { store }: RunContext,
  { simulated, request: { refresh } }: { readonly simulated: boolean; readonly request: RunRequest },
  plan: (cached: (key: string) => boolean) => PlanResult,
): Promise<PlanResult> {
  const asked = new Set<string>()
  const first = plan((key) => {
    asked.add(resultKey(key, { simulated }))
    return false
  })
  if (!first.plan || refresh === true || asked.size === 0) return first
  const known = await store.results.keys([...asked])
  return known.size === 0 ? first : plan((key) => known.has(resultKey(key, { simulated })))
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
