import type { Value } from '@weft/ports'
import { assetUrl } from './asset-url.ts'

/** An id of stored bytes. */
const assetId = /^sha256:[0-9a-f]{64}$/

/** Gives a value with the `url` of every picture and file in it, at any depth; under `origin` where one is given. */
export function withUrls(value: Value, origin?: string): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => withUrls(item, origin))
  const entries = Object.entries(value).map(([key, item]): [string, Value] => [key, withUrls(item, origin)])
  const record: { [key: string]: Value } = Object.fromEntries(entries)
  const { asset } = record
  if (typeof asset === 'string' && assetId.test(asset)) record.url = assetUrl(asset, origin)
  return record as Value
}

/** The same for values by name. */
export function recordWithUrls(
  values: { readonly [name: string]: Value },
  origin?: string,
): { readonly [name: string]: Value } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, withUrls(value, origin)]))
}
