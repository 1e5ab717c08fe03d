import type { ItemOrigin } from '@weft/nodes'
import type { Value } from '@weft/ports'
import type { Bundle } from './expand-lanes.ts'
import type { ItemLineage } from './item-lineage.ts'

/** Where what one of several edges brings comes from. */
export interface JoinedWire {
  /** The input that they lead to, as `nodeId.port`: the list that the origins are in. */
  readonly list: string
  /** The output that it comes from, as `nodeId.port`. */
  readonly end: string
  readonly origin: ItemOrigin
}

/**
 * Joins what several edges bring to one list input, in edge order: lists are spread, single items appended.
 *
 * @param wires where each comes from, when that is to be part of the lineage of its items. The places that items have in
 * the lists of their own outputs are then places in one and the same list.
 */
export const joinBundles = (bundles: readonly Bundle[], wires?: readonly JoinedWire[]): Bundle => {
  const [only] = bundles
  if (only !== undefined && bundles.length === 1 && wires === undefined)
    return only.isList ? only : { ...only, isList: true }
  const items: Value[] = []
  const lineage: ItemLineage[] = []
  for (const [at, bundle] of bundles.entries()) {
    const wire = wires?.[at]
    for (const item of bundle.items) items.push(item)
    for (const from of bundle.lineage) lineage.push(wire === undefined ? from : joined(from, wire))
  }
  return { items, isList: true, lineage }
}

const joined = (lineage: ItemLineage, { list, end, origin }: JoinedWire): ItemLineage => {
  const { [end]: own, ...others } = lineage
  return { [list]: origin, ...others, ...(own === undefined ? {} : { [`${list} items`]: own }) }
}
