import { isRecord, type Json, readOwn } from '@weft/ports'

/** The value at a path inside params; nothing where the path leads nowhere. */
export function valueIn(
  params: { readonly [name: string]: Json },
  path: readonly string[],
): Json | undefined {
  let value: Json | undefined = params
  for (const key of path) {
    const record: unknown = value
    value = isJsonRecord(record) ? readOwn(record, key) : undefined
  }
  return value
}

function isJsonRecord(value: unknown): value is { readonly [name: string]: Json } {
  return isRecord(value)
}
