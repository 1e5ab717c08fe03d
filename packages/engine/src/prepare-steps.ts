import type { NodeDefinition, NodeRegistry, OutputValues } from '@weft/nodes'
import { readOwn } from '@weft/ports'
import type { PinnedModel } from '@weft/workflow'
import { type LaneInputs, noLists } from './expand-lanes.ts'
import type { StepBundles } from './gather-inputs.ts'
import { noLineage } from './item-lineage.ts'
import type { PlanStep, RunPlan } from './run-plan.ts'

/** Nothing is known of what a step is given. */
const notLaidOut: readonly LaneInputs[] = [{ inputs: {}, lineage: noLineage, lists: noLists }]

/** A step while the run goes on. */
export interface StepRun {
  readonly step: PlanStep
  readonly definition: NodeDefinition
  readonly model: PinnedModel | undefined
  readonly followers: StepRun[]
  /** How many of the steps it needs have not ended yet. */
  waitsFor: number
  hasEnded: boolean
  outputs: OutputValues | undefined
  bundles: StepBundles | undefined
  /** How its inputs were laid out, once they were. */
  given: readonly LaneInputs[]
  /** It failed, and nothing at all came of it. */
  hasNothing: boolean
}

/**
 * Makes the steps of a plan ready to be run, each knowing which ones follow it.
 *
 * @throws Error for a node type that the registry does not have.
 */
export const prepareSteps = (plan: RunPlan, registry: NodeRegistry): ReadonlyMap<string, StepRun> => {
  const byId = new Map<string, StepRun>()
  for (const step of plan.steps) {
    const definition = registry.get(step.type)
    if (definition === undefined)
      throw new Error(`The plan has a node of the type ${step.type}, which is not known.`)
    const model = step.model === undefined ? undefined : readOwn(plan.document.models, step.model)
    const run: StepRun = {
      step,
      definition,
      model,
      followers: [],
      waitsFor: step.needs.length,
      hasEnded: false,
      outputs: undefined,
      bundles: undefined,
      given: notLaidOut,
      hasNothing: false,
    }
    for (const need of step.needs) byId.get(need)?.followers.push(run)
    byId.set(step.nodeId, run)
  }
  return byId
}
