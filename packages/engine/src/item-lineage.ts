import type { InputLineage, ItemOrigin } from '@weft/nodes'
import type { Value } from '@weft/ports'

/**
 * Where an item came from: for each list that took part, by `nodeId.port`, which of its values. Items of a list
 * by themselves come from that list; what is made of them keeps their lineage.
 */
export type ItemLineage = { readonly [list: string]: ItemOrigin }

/** Nothing is known of where it came from, because no list took part. */
export const noLineage: ItemLineage = Object.freeze({})

/** Longest text that an origin repeats, in characters; a longer one is cut. */
const longestText = 120

/** Makes the origin of an item: its place, its value where that is short enough to be a label, and its list's name. */
export const originOf = (index: number, value: Value | undefined, listName?: string): ItemOrigin => {
  const name = listName === undefined || listName === '' ? {} : { name: listName }
  if (typeof value === 'number' || typeof value === 'boolean') return { index, value, ...name }
  if (typeof value !== 'string') return { index, ...name }
  return { index, ...name, value: value.length > longestText ? `${value.slice(0, longestText - 1)}…` : value }
}

/** Takes the names off: lists are told apart by the order in which they appear. */
export const anonymousLineage = (lineages: readonly ItemLineage[]): InputLineage => {
  const lists = [...new Set(lineages.flatMap((lineage) => Object.keys(lineage)))]
  return lineages.map((lineage) => lists.map((list) => lineage[list]))
}
