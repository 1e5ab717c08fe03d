import type { InputValues, NodeDefinition } from '@weft/nodes'
import type { Json } from '@weft/ports'
import { addEstimates, type CostEstimate } from '@weft/pricing'
import type { PinnedModel } from '@weft/workflow'
import type { PlanStep } from './run-plan.ts'

/** A call that a run would make, as far as it is known before the run. */
export interface PlannedCall {
  /** The reference as the document has it. */
  readonly reference: string
  readonly model: PinnedModel | undefined
  /** Parsed. */
  readonly params: PlanStep['params']
  /** Values that the node will get, by input name. */
  readonly inputs: InputValues
  /** Inputs that get something which only the run tells. */
  readonly unknown: ReadonlySet<string>
}

/** Tells what a call should cost; what a workflow costs that is called has to be looked up. */
export type PriceCall = (call: PlannedCall) => CostEstimate | Promise<CostEstimate>

/** What is known of a step when it is priced. */
export interface PricedStep {
  readonly step: PlanStep
  readonly definition: NodeDefinition
  readonly model: PinnedModel | undefined
  /** The inputs of each lane that has to be called; nothing when only the run tells them. */
  readonly lanes: readonly InputValues[] | undefined
  /** Lanes that are equal to a call of this plan that is counted already: one call is made for all of them. */
  readonly shared: number
  /** It runs once for certain, whatever reaches it. */
  readonly isOnce: boolean
}

/** Estimates a step: each call that has to be made counts. Nothing for a step that calls no model. */
export const estimateStep = async (
  { step, definition, model, lanes, shared, isOnce }: PricedStep,
  price: PriceCall,
): Promise<CostEstimate | undefined> => {
  const { model: reference, params } = step
  if (definition.paid !== true || reference === undefined) return undefined
  const call = { reference, model, params }
  if (lanes !== undefined) {
    const none = new Set<string>()
    const estimates = await Promise.all(lanes.map((inputs) => price({ ...call, inputs, unknown: none })))
    const { currency } = estimates[0] ?? (await price({ ...call, inputs: {}, unknown: none }))
    const sum = addEstimates(estimates, currency)
    if (estimates.length > 0) return sum
    const note =
      shared > 0
        ? 'The same call is made by another step of this run: its result is shared.'
        : 'Its results are there already: nothing is called.'
    return { ...sum, note }
  }
  const inputs: { [input: string]: Json } = {}
  const unknown = new Set<string>()
  for (const [name, source] of Object.entries(step.sources)) {
    if (source.from === 'value') inputs[name] = source.value
    else unknown.add(name)
  }
  const estimate = await price({ ...call, inputs, unknown })
  return isOnce ? estimate : { ...estimate, isOpen: true }
}
