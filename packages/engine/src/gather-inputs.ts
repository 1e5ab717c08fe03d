import type { InputValues, NodeAssets } from '@weft/nodes'
import { isRecord, readOwn, type Value, WeftError } from '@weft/ports'
import type { Bundle } from './expand-lanes.ts'
import { noLineage } from './item-lineage.ts'
import { type JoinedWire, joinBundles } from './join-bundles.ts'
import { joinedWires } from './joined-wires.ts'
import type { PlanStep } from './run-plan.ts'

/** Outputs of a step that has ended, by port. */
export type StepBundles = { readonly [port: string]: Bundle }

const noLineages = [noLineage]
const noBundles: StepBundles = {}

const ofValue = (value: Value, isList: boolean): Bundle => {
  if (!isList) return { items: [value], isList: false, lineage: noLineages }
  const items: readonly Value[] = Array.isArray(value) ? value : [value]
  return { items, isList: true, lineage: items.map(() => noLineage) }
}

/** Gathers what feeds a step: values set by hand, and outputs of the steps before it. An output that was not given is missing. */
export const gatherInputs = (
  step: PlanStep,
  outputsOf: (nodeId: string) => StepBundles | undefined,
): Map<string, Bundle> => {
  const bundles = new Map<string, Bundle>()
  for (const input of Object.keys(step.sources)) {
    const source = step.sources[input]
    if (source === undefined) continue
    const isList = step.listInputs.includes(input)
    if (source.from === 'value') {
      bundles.set(input, ofValue(source.value, isList))
      continue
    }
    const found: Bundle[] = []
    const wires = joinedWires(step, input, source)
    const foundWires: JoinedWire[] = []
    for (const [at, { nodeId, port }] of source.outputs.entries()) {
      const bundle = readOwn(outputsOf(nodeId) ?? noBundles, port)
      if (bundle === undefined) continue
      found.push(bundle)
      const wire = wires?.[at]
      if (wire !== undefined) foundWires.push(wire)
    }
    const [first] = found
    if (first !== undefined)
      bundles.set(
        input,
        isList || found.length > 1 ? joinBundles(found, wires === undefined ? undefined : foundWires) : first,
      )
  }
  return bundles
}

/**
 * Gathers what feeds a step when no list has any part in it, which is the common case and is to cost next to nothing.
 *
 * @returns nothing when a list, or what was made of one, takes part: `gatherInputs` then lays it out.
 */
export const gatherSingles = (
  step: PlanStep,
  outputsOf: (nodeId: string) => StepBundles | undefined,
): InputValues | undefined => {
  const inputs: { [port: string]: Value } = {}
  if (step.listInputs.length > 0) return undefined
  for (const input of Object.keys(step.sources)) {
    const source = step.sources[input]
    if (source === undefined) continue
    if (source.from === 'value') {
      inputs[input] = source.value
      continue
    }
    const end = source.outputs[0]
    if (end === undefined || source.outputs.length > 1) return undefined
    const bundle = readOwn(outputsOf(end.nodeId) ?? noBundles, end.port)
    if (bundle === undefined) continue
    const value = bundle.items[0]
    if (bundle.isList || bundle.lineage[0] !== noLineage || value === undefined) return undefined
    inputs[input] = value
  }
  return inputs
}

const isAssetId = (value: unknown): value is `sha256:${string}` =>
  typeof value === 'string' && value.startsWith('sha256:')

/** Whether a picture or file is still as it was written by hand, in the step or in a list that feeds it. */
const isUnread = (value: Value | undefined, step: PlanStep): boolean => {
  if (typeof value === 'string') return step.model === undefined
  if (Array.isArray(value)) return value.some((item: Value) => isUnread(item, step))
  // A value that has its type came out of a run, and needs no second look.
  return isRecord(value) && isAssetId(value.asset) && !('mediaType' in value)
}

/** Names of the inputs whose values are to be looked up in the asset store first. */
export const unreadFiles = (
  step: PlanStep,
  valuesOf: (input: string) => readonly (Value | undefined)[],
): readonly string[] =>
  step.fileInputs.length === 0
    ? step.fileInputs
    : step.fileInputs.filter((input) => valuesOf(input).some((value) => isUnread(value, step)))

const loadFile = async (value: Value, assets: NodeAssets, step: PlanStep): Promise<Value> => {
  if (!isUnread(value, step)) return value
  if (typeof value === 'string') return assets.importUrl(value)
  if (!isRecord(value) || !isAssetId(value.asset)) return value
  try {
    return await assets.image(value.asset)
  } catch (error) {
    if (!(error instanceof WeftError) || error.code !== 'asset_rejected') throw error
    const { bytes, mediaType } = await assets.read(value.asset)
    return { asset: value.asset, mediaType, bytes: bytes.length }
  }
}

/** Looks up pictures and files that were written by hand, so that a node gets them as it gets wired ones. */
export const loadFiles = async (
  bundles: Map<string, Bundle>,
  inputs: readonly string[],
  step: PlanStep,
  assets: NodeAssets,
): Promise<void> => {
  for (const input of inputs) {
    const bundle = bundles.get(input)
    if (bundle === undefined) continue
    const items = await Promise.all(
      bundle.items.map(
        (item): Promise<Value> =>
          Array.isArray(item)
            ? Promise.all(item.map((inner: Value) => loadFile(inner, assets, step)))
            : loadFile(item, assets, step),
      ),
    )
    bundles.set(input, { ...bundle, items })
  }
}
