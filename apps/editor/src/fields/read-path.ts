import type { Json } from '@weft/ports'

/** The value at a path inside JSON, or nothing where the path leads nowhere. */
export function readPath(root: Json | undefined, path: readonly (string | number)[]): Json | undefined {
  let value: Json | undefined = root
  for (const part of path) {
    if (Array.isArray(value)) value = value[Number(part)]
    else if (typeof value === 'object' && value !== null && Object.hasOwn(value, part))
      value = Object.entries(value).find(([key]) => key === String(part))?.[1]
    else return undefined
  }
  return value
}
