import type { InputValues } from '@weft/nodes'
import { type Value, WeftError } from '@weft/ports'

/**
 * Where an item came from: for each list that took part, by `nodeId.port`, which of its values. Items of a list
 * by themselves come from that list; what is made of them keeps their lineage.
 */
export type ItemLineage = { readonly [list: string]: number }

/** What travels along a wire inside the engine: items, whether they are a list, and where each came from. */
export interface Bundle {
  /** One item, unless `isList`. */
  readonly items: readonly Value[]
  readonly isList: boolean
  /** As long as `items`. */
  readonly lineage: readonly ItemLineage[]
}

/** The inputs of one lane, and where they came from. */
export interface LaneInputs {
  readonly inputs: InputValues
  readonly lineage: ItemLineage
}

/** A step's inputs, laid out: once, or once per lane. */
export type LaneLayout =
  | { readonly lanes: undefined; readonly once: LaneInputs }
  | { readonly lanes: readonly LaneInputs[]; readonly once: undefined }

/** Nothing is known of where it came from, because no list took part. */
export const noLineage: ItemLineage = Object.freeze({})

const describeLengths = (lists: readonly (readonly [string, Bundle])[]) =>
  lists.map(([name, { items }]) => `\`${name}\` has ${items.length}`).join(' and ')

/** The value of an input that takes all there is: the list, or the item. */
const wholeOf = (bundle: Bundle): Value | undefined => (bundle.isList ? bundle.items : bundle.items[0])

const sharedLineage = (bundles: Iterable<readonly [string, Bundle]>): ItemLineage => {
  let lineage = noLineage
  for (const [, bundle] of bundles) {
    const own = bundle.isList ? undefined : bundle.lineage[0]
    if (own !== undefined && own !== noLineage) lineage = { ...lineage, ...own }
  }
  return lineage
}

/**
 * Lays out the inputs of a step. A list at an input for one makes lanes: several zip, single values go to each.
 *
 * @param bundles by input name; what is not fed is missing.
 * @param takesWhole names of the inputs that take a list as it is.
 * @throws WeftError `invalid_input` when lists of unequal lengths meet; it names both lengths.
 */
export const expandLanes = (
  bundles: ReadonlyMap<string, Bundle>,
  takesWhole: readonly string[],
): LaneLayout => {
  const lists: [string, Bundle][] = []
  for (const [name, bundle] of bundles) {
    if (bundle.isList && !takesWhole.includes(name)) lists.push([name, bundle])
  }
  const shared = sharedLineage(bundles)
  const whole: { [port: string]: Value | undefined } = {}
  for (const [name, bundle] of bundles) {
    const value = wholeOf(bundle)
    if (value !== undefined) whole[name] = value
  }
  const [first] = lists
  if (first === undefined) return { lanes: undefined, once: { inputs: whole, lineage: shared } }
  const { length } = first[1].items
  const other = lists.find(([, { items }]) => items.length !== length)
  if (other !== undefined) {
    throw new WeftError({
      code: 'invalid_input',
      retryable: false,
      message:
        `Lists of unequal lengths meet: ${describeLengths([first, other])}. ` +
        'Make them equally long, or take every combination with a `combine` node.',
    })
  }
  const lanes = Array.from({ length }, (_, lane): LaneInputs => {
    const inputs: { [port: string]: Value | undefined } = { ...whole }
    let lineage = shared
    for (const [name, bundle] of lists) {
      inputs[name] = bundle.items[lane]
      const own = bundle.lineage[lane]
      if (own !== undefined && own !== noLineage) lineage = { ...lineage, ...own }
    }
    return { inputs, lineage }
  })
  return { lanes, once: undefined }
}
