import type { NodeRegistry, OutputValues } from '@weft/nodes'
import { readOwn } from '@weft/ports'
import { addEstimates } from '@weft/pricing'
import type { CollectedStep } from './collect-outputs.ts'
import { estimateStep, type PriceCall } from './estimate-step.ts'
import type { ExecuteContext } from './execute-context.ts'
import { type LaneLayout, lineageForNode } from './expand-lanes.ts'
import { isKept } from './is-kept.ts'
import { isRefreshed } from './is-refreshed.ts'
import { type KnownStep, knownLayout, knownStep, lanesOf } from './known-outputs.ts'
import type { PlanStep, RunPlan } from './run-plan.ts'
import { runsOnce } from './runs-once.ts'
import { stepKey } from './step-key.ts'

/** What looking results up needs. */
export interface FindResultsOptions {
  readonly registry: NodeRegistry
  /** Gives those of the keys that have a result. */
  readonly lookUp: (keys: readonly string[]) => Promise<ReadonlyMap<string, OutputValues>>
  /** As a run takes it: what is refreshed has no kept result. */
  readonly refresh?: NonNullable<ExecuteContext['refresh']>
  /** Tells what calls should cost: the steps, and the plan, then have an estimate. */
  readonly price?: PriceCall
}

/** A plan that says of each step whether its result is there, and the results that were found, by key. */
export interface FoundResults {
  readonly plan: RunPlan
  readonly results: ReadonlyMap<string, OutputValues>
}

interface OpenStep extends CollectedStep {
  readonly layout: LaneLayout
  /** Of each lane; empty when its results are not kept. */
  readonly keys: readonly string[]
}

/**
 * Finds which steps of a plan have their results already. What a kept result says is known for the steps after it,
 * so that a graph in which one leaf was changed is found to be kept but for that leaf. The store is asked as often
 * as nodes that do more than compute follow each other, not once per node.
 */
export const findResults = async (
  plan: RunPlan,
  { registry, lookUp, refresh, price }: FindResultsOptions,
): Promise<FoundResults> => {
  const results = new Map<string, OutputValues>()
  const asked = new Set<string>()
  const known = new Map<string, KnownStep>()
  const keysOf = new Map<string, readonly string[]>()
  const waiting = new Map<string, OpenStep>()

  const open = (step: PlanStep): OpenStep | undefined => {
    const definition = registry.get(step.type)
    const layout = knownLayout(step, known)
    if (definition === undefined || layout === undefined) return undefined
    const model = step.model === undefined ? undefined : readOwn(plan.document.models, step.model)
    const lanes = lanesOf(layout)
    const hasKeys =
      !isRefreshed(refresh, step.nodeId) &&
      lanes.every(({ inputs }) => isKept(definition, step.seedInputs, inputs, model))
    const keys = hasKeys
      ? lanes.map(({ inputs, lists }) => {
          const lineage = definition.usesLineage === true ? lineageForNode(lists) : undefined
          return stepKey(definition, step.params, inputs, model?.digest, lineage)
        })
      : []
    return { step, definition, model, layout, keys }
  }

  const counted = new Set<string>()
  /** Whether a lane has to be called, and no equal one was counted before; one without a key is like no other. */
  const isFirst = (key: string | undefined): boolean => {
    if (key === undefined) return true
    if (results.has(key) || counted.has(key)) return false
    counted.add(key)
    return true
  }

  const estimateOf = async (
    step: PlanStep,
    layout: LaneLayout | undefined,
    keys: readonly string[],
    isOnce: boolean,
  ) => {
    const definition = registry.get(step.type)
    if (price === undefined || definition === undefined) return undefined
    const model = step.model === undefined ? undefined : readOwn(plan.document.models, step.model)
    const missing = layout && lanesOf(layout).filter((_, lane) => !results.has(keys[lane] ?? ''))
    const lanes = layout && lanesOf(layout).filter((_, lane) => isFirst(keys[lane]))
    const shared = (missing?.length ?? 0) - (lanes?.length ?? 0)
    const inputs = lanes?.map((lane) => lane.inputs)
    return estimateStep({ step, definition, model, lanes: inputs, shared, isOnce }, price)
  }

  let left = plan.steps
  const wanted = new Set<string>()
  const want = (keys: readonly string[]) => {
    for (const key of keys) if (!asked.has(key)) wanted.add(key)
  }

  while (left.length > 0) {
    const deferred: PlanStep[] = []
    const unsettled = new Set<string>()
    for (const step of left) {
      const of = step.needs.some((need) => unsettled.has(need))
        ? undefined
        : (waiting.get(step.nodeId) ?? open(step))
      if (of === undefined) {
        if (step.needs.some((need) => unsettled.has(need))) {
          unsettled.add(step.nodeId)
          deferred.push(step)
        } else known.set(step.nodeId, { outputs: {} })
        continue
      }
      keysOf.set(step.nodeId, of.keys)
      want(of.keys)
      const mustAsk = of.definition.compute === undefined && of.keys.some((key) => !asked.has(key))
      if (mustAsk) {
        waiting.set(step.nodeId, of)
        unsettled.add(step.nodeId)
        deferred.push(step)
        continue
      }
      known.set(
        step.nodeId,
        knownStep(
          of,
          of.layout,
          of.keys.map((key) => results.get(key)),
        ),
      )
    }
    if (wanted.size > 0) {
      const keys = [...wanted]
      for (const [key, outputs] of await lookUp(keys)) results.set(key, outputs)
      for (const key of keys) asked.add(key)
      wanted.clear()
    }
    left = deferred
  }
  const steps: PlanStep[] = []
  const once = new Map<string, PlanStep>()
  for (const step of plan.steps) {
    const layout = known.get(step.nodeId)?.layout
    const isOnce = layout === undefined ? runsOnce(step, once) : layout.lanes === undefined
    if (isOnce) once.set(step.nodeId, step)
    const keys = keysOf.get(step.nodeId) ?? []
    const estimate = price && (await estimateOf(step, layout, keys, isOnce))
    steps.push({
      ...step,
      lanes: layout === undefined ? step.lanes : Math.max(1, lanesOf(layout).length),
      cached: keys.length > 0 && keys.every((key) => results.has(key)),
      ...(estimate && { estimate }),
    })
  }
  const estimates = steps.flatMap(({ estimate }) => estimate ?? [])
  const [first] = estimates
  const estimate = first && addEstimates(estimates, first.currency)
  return { plan: { ...plan, steps, ...(estimate && { estimate }) }, results }
}
