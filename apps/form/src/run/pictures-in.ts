import { type ImageValue, isRecord, type Value } from '@weft/ports'

/** Whether a value is a stored picture. */
export function isPicture(value: unknown): value is ImageValue {
  return isRecord(value) && typeof value.asset === 'string' && typeof value.width === 'number'
}

/** Every stored picture of a value, lists opened. */
export function picturesIn(value: Value | undefined): readonly ImageValue[] {
  if (Array.isArray(value)) return value.flatMap(picturesIn)
  return isPicture(value) ? [value] : []
}

/** How many pictures there are in some values. */
export function countPictures(values: readonly Value[]): number {
  return values.flatMap(picturesIn).length
}
