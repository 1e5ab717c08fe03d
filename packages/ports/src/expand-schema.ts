import { isJsonSchema } from './is-json-schema.ts'
import type { Json } from './json.ts'
import type { JsonSchema, ModelSchema } from './model-schema.ts'
import { resolveSchema } from './resolve-schema.ts'

/** Deepest nesting that is written out; a schema that refers to itself ends there as an open schema. */
const deepest = 12

/** Most schema objects written out in one expansion: references that fan out would otherwise grow without bound. */
const mostObjects = 2000

/**
 * Writes a schema out with every `$ref` resolved at every depth, so that it can be read on its own.
 * A schema that refers to itself, or that grows too large, is cut off with `{}` (anything goes).
 */
export function expandSchema(schema: unknown, components: ModelSchema): JsonSchema {
  let objects = 0
  const expand = (part: unknown, depth: number): JsonSchema => {
    objects += 1
    if (depth > deepest || objects > mostObjects) return {}
    const resolved = resolveSchema(part, components)
    const entries: [string, Json][] = Object.entries(resolved.schema).map(([key, value]) => {
      if (isSchemaMap(key) && isJsonSchema(value)) {
        const members = Object.entries(value).map(([name, member]) => [name, expand(member, depth + 1)])
        return [key, Object.fromEntries(members)]
      }
      if (key === 'items' || key === 'additionalProperties') {
        return [key, isJsonSchema(value) ? expand(value, depth + 1) : value]
      }
      if (key === 'anyOf' && Array.isArray(value))
        return [key, value.map((member) => expand(member, depth + 1))]
      return [key, value]
    })
    if (resolved.nullable) entries.push(['nullable', true])
    return Object.fromEntries(entries)
  }
  return expand(schema, 0)
}

function isSchemaMap(key: string): boolean {
  return key === 'properties' || key === 'patternProperties'
}
