import type { Json, JsonObject } from '@weft/ports'

/** Whether a JSON value is an object: not null, not a list. */
export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads the value at a path inside params; nothing where there is none. */
export const readParam = (params: JsonObject, path: readonly string[]): Json | undefined => {
  let at: Json | undefined = params
  for (const part of path) at = isJsonObject(at) && Object.hasOwn(at, part) ? at[part] : undefined
  return at
}
