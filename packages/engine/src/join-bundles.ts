import type { Value } from '@weft/ports'
import type { Bundle, ItemLineage } from './expand-lanes.ts'

/** Joins what several edges bring to one list input, in edge order: lists are spread, single items appended. */
export const joinBundles = (bundles: readonly Bundle[]): Bundle => {
  const items: Value[] = []
  const lineage: ItemLineage[] = []
  for (const bundle of bundles) {
    items.push(...bundle.items)
    lineage.push(...bundle.lineage)
  }
  return { items, isList: true, lineage }
}
