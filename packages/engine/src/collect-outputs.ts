import type { NodeDefinition, OutputValues } from '@weft/nodes'
import type { Value } from '@weft/ports'
import type { PinnedModel } from '@weft/workflow'
import type { Bundle, LaneInputs } from './expand-lanes.ts'
import type { StepBundles } from './gather-inputs.ts'
import { type ItemLineage, noLineage, originOf } from './item-lineage.ts'
import type { PlanStep } from './run-plan.ts'

/** A step with what it is made of. */
export interface CollectedStep {
  readonly step: PlanStep
  readonly definition: NodeDefinition
  readonly model: PinnedModel | undefined
}

/** What one lane gave, and what it was given. */
export interface LaneOutputs {
  readonly outputs: OutputValues
  readonly given: LaneInputs
  /** It failed, and stands there for what is missing: nothing can be asked of its inputs. */
  readonly isGap?: boolean
}

const noLineages = [noLineage]

/** The lineage of the items that an output passes on from an input; nothing for what the node made itself. */
const passedLineages = (
  { step, definition, model }: CollectedStep,
  { inputs, lists }: LaneInputs,
): ((port: string, index: number) => ItemLineage | undefined) | undefined => {
  const passed = definition.passedItems?.({ params: step.params, model, inputs })
  if (passed === undefined) return undefined
  return (port, index) => {
    const from = passed[port]?.[index]
    const own = from === undefined ? undefined : lists[from.input]?.[from.index]
    return own === noLineage ? undefined : own
  }
}

/** What one lane, or a step that ran once, gave, as it goes on along its wires. */
export const collectOnce = (of: CollectedStep, { outputs, given, isGap }: LaneOutputs): StepBundles => {
  const { step } = of
  const { lineage } = given
  const passed = isGap ? undefined : passedLineages(of, given)
  const bundles: { [port: string]: Bundle } = {}
  for (const port of Object.keys(outputs)) {
    const value = outputs[port]
    if (value === undefined) continue
    if (!step.listOutputs.includes(port)) {
      const own = passed?.(port, 0)
      const joined = own === undefined ? lineage : { ...lineage, ...own }
      bundles[port] = {
        items: [value],
        isList: false,
        lineage: joined === noLineage ? noLineages : [joined],
      }
      continue
    }
    const items: readonly Value[] = Array.isArray(value) ? value : [value]
    const origin = `${step.nodeId}.${port}`
    const name = of.definition.itemsName?.(step.params)
    bundles[port] = {
      items,
      isList: true,
      lineage: items.map((item, index) => {
        const own = passed?.(port, index) ?? { [origin]: originOf(index, item, name) }
        return lineage === noLineage ? own : { ...lineage, ...own }
      }),
    }
  }
  return bundles
}

/** What the lanes of a step gave: values joined flat, in the order of the lanes. */
export interface CollectedLanes {
  readonly outputs: OutputValues
  readonly bundles: StepBundles
}

/** Joins what the lanes of a step gave. Without any lane, every list output is an empty list. */
export const collectLanes = (of: CollectedStep, lanes: readonly LaneOutputs[]): CollectedLanes => {
  const items = new Map<string, Value[]>()
  const lineages = new Map<string, ItemLineage[]>()
  if (lanes.length === 0) for (const port of of.step.outputNames) items.set(port, [])
  for (const lane of lanes) {
    for (const [port, bundle] of Object.entries(collectOnce(of, lane))) {
      const known = items.get(port) ?? []
      const from = lineages.get(port) ?? []
      for (const item of bundle.items) known.push(item)
      for (const lineage of bundle.lineage) from.push(lineage)
      items.set(port, known)
      lineages.set(port, from)
    }
  }
  const bundles: { [port: string]: Bundle } = {}
  for (const [port, list] of items)
    bundles[port] = { items: list, isList: true, lineage: lineages.get(port) ?? [] }
  return { outputs: Object.fromEntries(items), bundles }
}

/**
 * What a step gives that failed, or whose lanes failed in part: at the place of each that did, `null` for as many items as the
 * others gave at most, with the lineage that they would have had.
 *
 * @param lanes all of them; @param done those that succeeded, in the same order.
 */
export const collectGaps = (
  of: CollectedStep,
  lanes: readonly LaneInputs[],
  done: readonly LaneOutputs[],
): StepBundles => {
  const gap: { [port: string]: Value } = {}
  for (const port of of.step.outputNames) {
    const counts = done.map(({ outputs }) => (Array.isArray(outputs[port]) ? outputs[port].length : 1))
    const isList = of.step.listOutputs.includes(port)
    gap[port] = isList ? Array.from({ length: Math.max(1, ...counts) }, () => null) : null
  }
  const given = new Map(done.map((lane) => [lane.given, lane]))
  return collectLanes(
    of,
    lanes.map((lane) => given.get(lane) ?? { outputs: gap, given: lane, isGap: true }),
  ).bundles
}

/** Kept outputs of a step with lanes whose own results are not known any more: each item comes from the joined list. */
export const collectJoined = (step: PlanStep, outputs: OutputValues): StepBundles => {
  const bundles: { [port: string]: Bundle } = {}
  for (const port of Object.keys(outputs)) {
    const value = outputs[port]
    const list: readonly Value[] = Array.isArray(value) ? value : []
    const origin = `${step.nodeId}.${port}`
    bundles[port] = {
      items: list,
      isList: true,
      lineage: list.map((item, index) => ({ [origin]: originOf(index, item) })),
    }
  }
  return bundles
}
