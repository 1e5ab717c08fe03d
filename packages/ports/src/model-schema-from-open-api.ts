import { isJsonSchema } from './is-json-schema.ts'
import { isRecord } from './is-record.ts'
import type { JsonSchema, ModelSchema } from './model-schema.ts'
import { readOwn } from './read-own.ts'

/**
 * Takes out of a model version's `openapi_schema` what a document pins: `Input`, `Output` and the components that
 * they refer to, directly or through others. Components about the HTTP server of the model are left out.
 * A document without `openapi` or `paths`, or with `Input` at its top, will do. Gives nothing without an `Input`.
 */
export function modelSchemaFromOpenApi(openApi: unknown): ModelSchema | undefined {
  if (!isRecord(openApi)) return undefined
  const components = isRecord(openApi.components) ? openApi.components : undefined
  const schemas = components !== undefined && isRecord(components.schemas) ? components.schemas : openApi
  const input = readOwn(schemas, 'Input')
  if (!isJsonSchema(input)) return undefined
  const found = new Map<string, JsonSchema>()
  const pending: string[] = ['Input', 'Output']
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const schema = readOwn(schemas, name)
    if (found.has(name) || !isJsonSchema(schema)) continue
    found.set(name, schema)
    pending.push(...referencesOf(schema))
  }
  found.delete('Input')
  return { Input: input, ...Object.fromEntries(found) }
}

/** Names of the components that a schema refers to, at any depth. */
function referencesOf(schema: JsonSchema): string[] {
  const names: string[] = []
  const pending: unknown[] = [schema]
  while (pending.length > 0) {
    const part = pending.pop()
    if (Array.isArray(part)) for (const item of part) pending.push(item)
    else if (isRecord(part)) {
      for (const [key, value] of Object.entries(part)) {
        if (key === '$ref' && typeof value === 'string') names.push(value.split('/').at(-1) ?? '')
        else pending.push(value)
      }
    }
  }
  return names
}
