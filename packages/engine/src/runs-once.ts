import type { PlanStep } from './run-plan.ts'

/**
 * Whether a step runs once for certain, though only the run tells what reaches it: no input for one can get a list.
 *
 * @param once by node id, the steps before it of which the same is known
 */
export const runsOnce = (step: PlanStep, once: ReadonlyMap<string, PlanStep>): boolean =>
  Object.entries(step.sources).every(([input, source]) => {
    if (source.from === 'value' || step.listInputs.includes(input) || step.wholeInputs.includes(input))
      return true
    const [only, ...others] = source.outputs
    const maker = only && once.get(only.nodeId)
    return maker !== undefined && others.length === 0 && !maker.listOutputs.includes(only?.port ?? '')
  })
