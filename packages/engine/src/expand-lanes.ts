import type { InputLineage, InputValues } from '@weft/nodes'
import { type Value, WeftError } from '@weft/ports'
import { anonymousLineage, type ItemLineage, noLineage } from './item-lineage.ts'

/** What travels along a wire inside the engine: items, whether they are a list, and where each came from. */
export interface Bundle {
  /** One item, unless `isList`. */
  readonly items: readonly Value[]
  readonly isList: boolean
  /** As long as `items`. */
  readonly lineage: readonly ItemLineage[]
}

/** The lineage of each item of the lists that an input takes whole, by input name. */
export type ListLineages = { readonly [input: string]: readonly ItemLineage[] }

/** The inputs of one lane, and where they came from. */
export interface LaneInputs {
  readonly inputs: InputValues
  readonly lineage: ItemLineage
  readonly lists: ListLineages
}

/** A step's inputs, laid out: once, or once per lane. */
export type LaneLayout =
  | { readonly lanes: undefined; readonly once: LaneInputs }
  | { readonly lanes: readonly LaneInputs[]; readonly once: undefined }

/** No input takes a list. */
export const noLists: ListLineages = Object.freeze({})

/** The lineage of list inputs as a node may see it. */
export const lineageForNode = (lists: ListLineages): { readonly [input: string]: InputLineage } =>
  Object.fromEntries(Object.entries(lists).map(([input, lineages]) => [input, anonymousLineage(lineages)]))

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
  const zipped: [string, Bundle][] = []
  const lists: { [input: string]: readonly ItemLineage[] } = {}
  const whole: { [port: string]: Value | undefined } = {}
  for (const [name, bundle] of bundles) {
    if (bundle.isList && !takesWhole.includes(name)) zipped.push([name, bundle])
    if (bundle.isList && takesWhole.includes(name)) lists[name] = bundle.lineage
    const value = wholeOf(bundle)
    if (value !== undefined) whole[name] = value
  }
  const shared = sharedLineage(bundles)
  const [first] = zipped
  if (first === undefined) return { lanes: undefined, once: { inputs: whole, lineage: shared, lists } }
  const { length } = first[1].items
  const other = zipped.find(([, { items }]) => items.length !== length)
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
    for (const [name, bundle] of zipped) {
      inputs[name] = bundle.items[lane]
      const own = bundle.lineage[lane]
      if (own !== undefined && own !== noLineage) lineage = { ...lineage, ...own }
    }
    return { inputs, lineage, lists }
  })
  return { lanes, once: undefined }
}
