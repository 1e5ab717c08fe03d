import type { ImageValue, Value } from '@weft/ports'

/** Whether a value is a stored picture. */
function isPicture(value: unknown): value is ImageValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    'asset' in value &&
    typeof value.asset === 'string' &&
    'width' in value &&
    'height' in value
  )
}

/** Every stored picture of a value, lists opened. */
export function picturesIn(value: Value | undefined): readonly ImageValue[] {
  if (Array.isArray(value)) return value.flatMap(picturesIn)
  return isPicture(value) ? [value] : []
}
