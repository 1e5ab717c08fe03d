import type { ItemLineage } from '@weft/engine'

/** What a lane is about, in words: the values of the lists that took part, places where they are pictures. */
export function laneLabel(lineage: ItemLineage | undefined): string {
  return Object.values(lineage ?? {})
    .map(({ index, value }) => (value === undefined ? `#${index + 1}` : String(value)))
    .join(', ')
}
