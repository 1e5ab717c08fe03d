import type { OutputValues } from '@weft/nodes'
import type { Value } from '@weft/ports'
import { type Bundle, type ItemLineage, noLineage } from './expand-lanes.ts'
import type { StepBundles } from './gather-inputs.ts'
import type { PlanStep } from './run-plan.ts'

const noLineages = [noLineage]

const bundleOf = (step: PlanStep, port: string, value: Value, lineage: ItemLineage): Bundle => {
  if (!step.listOutputs.includes(port)) {
    const lineages = lineage === noLineage ? noLineages : [lineage]
    return { items: [value], isList: false, lineage: lineages }
  }
  const items: readonly Value[] = Array.isArray(value) ? value : [value]
  const origin = `${step.nodeId}.${port}`
  return { items, isList: true, lineage: items.map((_, index) => ({ ...lineage, [origin]: index })) }
}

/** What a step that ran once gave, as it goes on along its wires. */
export const collectOnce = (step: PlanStep, outputs: OutputValues, lineage: ItemLineage): StepBundles => {
  const bundles: { [port: string]: Bundle } = {}
  for (const port of Object.keys(outputs)) {
    const value = outputs[port]
    if (value !== undefined) bundles[port] = bundleOf(step, port, value, lineage)
  }
  return bundles
}

/** What the lanes of a step gave: values joined flat, in the order of the lanes. */
export interface CollectedLanes {
  readonly outputs: OutputValues
  readonly bundles: StepBundles
}

/** Joins what the lanes of a step gave. Without any lane, every list output is an empty list. */
export const collectLanes = (
  step: PlanStep,
  lanes: readonly { readonly outputs: OutputValues; readonly lineage: ItemLineage }[],
): CollectedLanes => {
  const items = new Map<string, Value[]>()
  const lineages = new Map<string, ItemLineage[]>()
  const add = (port: string, bundle: Bundle) => {
    const known = items.get(port)
    if (known === undefined) {
      items.set(port, [...bundle.items])
      lineages.set(port, [...bundle.lineage])
      return
    }
    known.push(...bundle.items)
    lineages.get(port)?.push(...bundle.lineage)
  }
  if (lanes.length === 0)
    for (const port of step.outputNames) add(port, { items: [], isList: true, lineage: [] })
  for (const { outputs, lineage } of lanes) {
    for (const port of Object.keys(outputs)) {
      const value = outputs[port]
      if (value !== undefined) add(port, bundleOf(step, port, value, lineage))
    }
  }
  const bundles: { [port: string]: Bundle } = {}
  for (const [port, list] of items)
    bundles[port] = { items: list, isList: true, lineage: lineages.get(port) ?? [] }
  return { outputs: Object.fromEntries(items), bundles }
}

/** Kept outputs as they go on along the wires. */
export const collectKept = (step: PlanStep, outputs: OutputValues, hadLanes: boolean): StepBundles => {
  const once = collectOnce(step, outputs, noLineage)
  if (!hadLanes) return once
  const bundles: { [port: string]: Bundle } = {}
  for (const port of Object.keys(outputs)) {
    const value = outputs[port]
    const list: readonly Value[] = Array.isArray(value) ? value : []
    const origin = `${step.nodeId}.${port}`
    bundles[port] = { items: list, isList: true, lineage: list.map((_, index) => ({ [origin]: index })) }
  }
  return bundles
}
