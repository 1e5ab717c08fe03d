import { isRecord, type Json, readOwn } from '@weft/ports'
import { canonicalJson } from '../canonical-json.ts'

/** One place where two JSON values differ. */
export interface ValueChange {
  readonly path: readonly (string | number)[]
  readonly before?: Json
  readonly after?: Json
}

/**
 * Gives the smallest places where two JSON values differ, in the order of keys. Objects are entered by key; lists of
 * equal length by index, other lists are one difference. `undefined` stands for nothing.
 */
export function diffValues(
  before: unknown,
  after: unknown,
  path: readonly (string | number)[] = [],
): readonly ValueChange[] {
  if (isSame(before, after)) return []
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()
    return keys.flatMap((key) => diffValues(readOwn(before, key), readOwn(after, key), [...path, key]))
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((item: unknown, index) => diffValues(item, after[index], [...path, index]))
  return [{ path, ...asJson('before', before), ...asJson('after', after) }]
}

function isSame(before: unknown, after: unknown): boolean {
  if (before === undefined || after === undefined) return before === after
  return canonicalJson(before) === canonicalJson(after)
}

function asJson(key: 'before' | 'after', value: unknown): { readonly [key: string]: Json } {
  return value === undefined ? {} : { [key]: JSON.parse(JSON.stringify(value)) }
}
