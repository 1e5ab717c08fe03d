import type { JoinedWire } from './join-bundles.ts'
import type { PlanStep, StepSource } from './run-plan.ts'

/** Where each wire of an input comes from, when they come from different models; nothing else is told apart. */
export const joinedWires = (
  step: PlanStep,
  input: string,
  source: Extract<StepSource, { readonly from: 'outputs' }>,
): readonly JoinedWire[] | undefined => {
  const origins = step.models?.[input]
  if (origins === undefined) return undefined
  return source.outputs.flatMap(({ nodeId, port }, at): JoinedWire[] => {
    const origin = origins[at]
    return origin === undefined ? [] : [{ list: `${step.nodeId}.${input}`, end: `${nodeId}.${port}`, origin }]
  })
}
