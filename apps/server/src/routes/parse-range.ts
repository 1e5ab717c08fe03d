/** First and last byte, both included. */
export interface RequestedRange {
  readonly start: number
  readonly end: number
}

/**
 * Reads a `Range` header against a length in bytes (RFC 9110, 14.1). Gives nothing when the whole is to be sent
 * (another unit, or several ranges, which a server may ignore), and `'unsatisfiable'` for a range that is
 * outside or makes no sense.
 */
export function parseRange(
  header: string | undefined,
  length: number,
): RequestedRange | 'unsatisfiable' | undefined {
  const spec = /^\s*bytes\s*=(.*)$/i.exec(header ?? '')?.[1]
  if (spec === undefined || spec.includes(',')) return undefined
  const parts = /^\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/.exec(spec)
  const [, first = '', last = ''] = parts ?? []
  if (first === '' && last === '') return 'unsatisfiable'
  if (first === '') {
    const count = Math.min(Number(last), length)
    return count === 0 ? 'unsatisfiable' : { start: length - count, end: length - 1 }
  }
  const start = Number(first)
  const end = last === '' ? length - 1 : Math.min(Number(last), length - 1)
  return start > end || start >= length ? 'unsatisfiable' : { start, end }
}
