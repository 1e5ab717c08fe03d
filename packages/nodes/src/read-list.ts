import type { Value } from '@weft/ports'

/**
 * Reads an input of a list port as a list: nothing gives an empty list, a single value a list of one.
 */
export const readList = (value: Value | undefined): readonly Value[] => {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}
