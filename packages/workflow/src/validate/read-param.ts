import { isRecord } from '@weft/ports'

/** The value at a path inside a node's params; nothing where the path leads nowhere. */
export function readParam(params: { readonly [name: string]: unknown }, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined),
    params,
  )
}
