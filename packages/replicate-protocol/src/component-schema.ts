import { isJsonObject } from './is-json-object.ts'
import { type JsonSchema, resolveSchema } from './resolve-schema.ts'

/**
 * Finds `Input` or `Output` (or another component) in a version's `openapi_schema` and resolves it.
 * Old documents have neither `openapi` nor `paths`, and some have the components at the top. Missing: undefined.
 */
export function componentSchema(document: JsonSchema, name: string): JsonSchema | undefined {
  const components = isJsonObject(document.components) ? document.components : {}
  const schemas = isJsonObject(components.schemas) ? components.schemas : {}
  const found = schemas[name] ?? document[name]
  return isJsonObject(found) ? resolveSchema(found, document) : undefined
}
