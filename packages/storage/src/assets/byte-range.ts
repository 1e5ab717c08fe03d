import { WeftError } from '@weft/ports'

/** Bytes from `start` to `end`, both inclusive, counted from 0. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** Throws `invalid_input` unless the range lies inside `length` bytes. */
export function checkByteRange(range: ByteRange, length: number): void {
  const fits =
    Number.isInteger(range.start) &&
    Number.isInteger(range.end) &&
    range.start >= 0 &&
    range.end >= range.start &&
    range.end < length
  if (!fits)
    throw new WeftError({
      code: 'invalid_input',
      message: `A range must lie inside the ${length} bytes of the asset, but was ${range.start}-${range.end}.`,
      retryable: false,
    })
}
