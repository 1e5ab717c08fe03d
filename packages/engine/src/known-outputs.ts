import type { InputValues, NodeDefinition, OutputValues } from '@weft/nodes'
import { readOwn } from '@weft/ports'
import { type CollectedStep, collectLanes, collectOnce } from './collect-outputs.ts'
import { type Bundle, expandLanes, type LaneInputs, type LaneLayout } from './expand-lanes.ts'
import type { StepBundles } from './gather-inputs.ts'
import { noLineage } from './item-lineage.ts'
import { joinBundles } from './join-bundles.ts'
import { joinedWires } from './joined-wires.ts'
import type { PlanStep, StepSource } from './run-plan.ts'

/** What can be said of a step before the run. */
export interface KnownStep {
  /** By output name; nothing for those that only the run tells. */
  readonly outputs: StepBundles
  /** How its inputs are laid out; missing when they are not all known. */
  readonly layout?: LaneLayout
}

const isUrl = (value: unknown) => typeof value === 'string' && /^(https?|data):/.test(value)

const bundleOf = (value: Bundle['items'][number], isList: boolean): Bundle => {
  const items: Bundle['items'] = isList && Array.isArray(value) ? value : [value]
  return { items, isList, lineage: items.map(() => noLineage) }
}

const knownSource = (
  step: PlanStep,
  input: string,
  source: StepSource,
  known: ReadonlyMap<string, KnownStep>,
): Bundle | undefined => {
  if (source.from === 'value') {
    // A URL becomes a picture only in the run, by its content.
    if (step.fileInputs.includes(input) && step.model === undefined && isUrl(source.value)) return undefined
    return bundleOf(source.value, step.listInputs.includes(input))
  }
  const bundles: Bundle[] = []
  for (const { nodeId, port } of source.outputs) {
    const bundle = readOwn(known.get(nodeId)?.outputs ?? {}, port)
    if (bundle === undefined) return undefined
    bundles.push(bundle)
  }
  const [only] = bundles
  if (step.listInputs.includes(input) || only === undefined || bundles.length > 1)
    return joinBundles(bundles, joinedWires(step, input, source))
  return only
}

/** Lays out a step before the run; nothing when not all of its inputs are known, or they do not fit together. */
export const knownLayout = (
  step: PlanStep,
  known: ReadonlyMap<string, KnownStep>,
): LaneLayout | undefined => {
  const bundles = new Map<string, Bundle>()
  for (const [input, source] of Object.entries(step.sources)) {
    const bundle = knownSource(step, input, source, known)
    if (bundle === undefined) return undefined
    bundles.set(input, bundle)
  }
  try {
    return expandLanes(bundles, [...step.listInputs, ...step.wholeInputs])
  } catch {
    // The run will say what is wrong, on the node.
    return undefined
  }
}

/** The lanes of a layout; one for a step that runs once. */
export const lanesOf = (layout: LaneLayout): readonly LaneInputs[] => layout.lanes ?? [layout.once]

const compute = (
  definition: NodeDefinition,
  { step, model }: CollectedStep,
  inputs: InputValues,
): OutputValues | undefined => {
  try {
    return definition.compute?.({ params: step.params, model, inputs })
  } catch {
    // The run will say what is wrong, on the node; the plan only does not know the value.
    return undefined
  }
}

/**
 * Works out what a step that is laid out gives.
 *
 * @param kept what is known of each lane from before; where it is not, a node that only computes is computed.
 */
export const knownStep = (
  of: CollectedStep,
  layout: LaneLayout,
  kept: readonly (OutputValues | undefined)[] = [],
): KnownStep => {
  const lanes = lanesOf(layout).flatMap((given, lane) => {
    const outputs = kept[lane] ?? compute(of.definition, of, given.inputs)
    return outputs === undefined ? [] : [{ outputs, given }]
  })
  const [first] = lanes
  if (lanes.length < lanesOf(layout).length) return { outputs: {}, layout }
  try {
    if (layout.lanes === undefined) return { outputs: first ? collectOnce(of, first) : {}, layout }
    return { outputs: collectLanes(of, lanes).bundles, layout }
  } catch {
    return { outputs: {}, layout }
  }
}
