import type { Value } from '@weft/ports'
import type { Bundle } from './expand-lanes.ts'
import type { ItemLineage } from './item-lineage.ts'

/** Joins what several edges bring to one list input, in edge order: lists are spread, single items appended. */
export const joinBundles = (bundles: readonly Bundle[]): Bundle => {
  const [only] = bundles
  if (only !== undefined && bundles.length === 1) return only.isList ? only : { ...only, isList: true }
  const items: Value[] = []
  const lineage: ItemLineage[] = []
  for (const bundle of bundles) {
    for (const item of bundle.items) items.push(item)
    for (const from of bundle.lineage) lineage.push(from)
  }
  return { items, isList: true, lineage }
}
