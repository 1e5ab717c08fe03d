import type { Json, JsonObject } from '@weft/ports'

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads the value at a path inside params; nothing where there is none. */
export const readPath = (params: JsonObject, path: readonly string[]): Json | undefined => {
  let at: Json | undefined = params
  for (const part of path) {
    if (!isObject(at) || !Object.hasOwn(at, part)) return undefined
    at = at[part]
  }
  return at
}
