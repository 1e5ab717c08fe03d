import type { InputValues, NodeDefinition, OutputValues } from '@weft/nodes'
import type { PinnedModel } from '@weft/workflow'
import { type Bundle, expandLanes, type LaneLayout, noLineage } from './expand-lanes.ts'
import { joinBundles } from './join-bundles.ts'
import type { PlanStep, StepSource } from './run-plan.ts'

/** What can be said of a step's outputs before the run: everything, or for some at least that they are lists. */
export interface KnownStep {
  /** By output name; nothing for those that only the run tells. */
  readonly outputs: ReadonlyMap<string, Bundle>
  /** How its inputs are laid out; missing when they are not all known. */
  readonly layout?: LaneLayout
}

const isUrl = (value: unknown) => typeof value === 'string' && /^(https?|data):/.test(value)

const asList = (value: Bundle['items'][number]): Bundle['items'] => (Array.isArray(value) ? value : [value])

const bundleOf = (value: Bundle['items'][number], isList: boolean): Bundle => {
  const items = isList ? asList(value) : [value]
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
    const bundle = known.get(nodeId)?.outputs.get(port)
    if (bundle === undefined) return undefined
    bundles.push(bundle)
  }
  const [only] = bundles
  if (step.listInputs.includes(input) || only === undefined) return joinBundles(bundles)
  return only
}

const compute = (
  definition: NodeDefinition,
  step: PlanStep,
  inputs: InputValues,
  model: PinnedModel | undefined,
): OutputValues | undefined => {
  if (definition.compute === undefined) return undefined
  try {
    return definition.compute({ params: step.params, model, inputs })
  } catch {
    // The run will say what is wrong, on the node; the plan only does not know the value.
    return undefined
  }
}

/** Works out what can be known of a step before the run, from what is known of the steps before it. */
export const knownStep = (
  definition: NodeDefinition,
  step: PlanStep,
  known: ReadonlyMap<string, KnownStep>,
  model: PinnedModel | undefined,
): KnownStep => {
  const bundles = new Map<string, Bundle>()
  for (const [input, source] of Object.entries(step.sources)) {
    const bundle = knownSource(step, input, source, known)
    if (bundle === undefined) return { outputs: new Map() }
    bundles.set(input, bundle)
  }
  let layout: LaneLayout
  try {
    layout = expandLanes(bundles, [...step.listInputs, ...step.wholeInputs])
  } catch {
    return { outputs: new Map() }
  }
  const lanes = layout.lanes ?? [layout.once]
  const results = lanes.map(({ inputs }) => compute(definition, step, inputs, model))
  const outputs = new Map<string, Bundle>()
  const names = new Set(results.flatMap((result) => Object.keys(result ?? {})))
  if (results.some((result) => result === undefined)) return { outputs, layout }
  for (const name of names) {
    const isList = step.listOutputs.includes(name)
    const each = results.flatMap((result) => {
      const value = result?.[name]
      return value === undefined ? [] : [bundleOf(value, isList)]
    })
    const [only] = each
    if (layout.lanes === undefined && only !== undefined) outputs.set(name, only)
    if (layout.lanes !== undefined) outputs.set(name, joinBundles(each))
  }
  return { outputs, layout }
}
