import { isJsonSchema } from './is-json-schema.ts'
import type { JsonSchema, ModelSchema } from './model-schema.ts'
import { readOwn } from './read-own.ts'

/** A schema whose own level holds no `$ref`, `allOf` or union with null any more. */
export interface ResolvedSchema {
  readonly schema: JsonSchema
  /** Null is allowed: by `nullable`, by a union with null, or by a list of types with `null` in it. */
  readonly nullable: boolean
}

/** Most schema objects that are merged into one; more is a cycle, or an attack that asks for the next level twice. */
const mostParts = 200

/**
 * Resolves the top level of a schema: follows `$ref` (wherever it points, guarding against cycles), merges `allOf`
 * with its siblings (the sibling wins), takes a union with null as nullable, and drops an empty `anyOf`.
 * Deeper levels stay as they are; a reference that leads nowhere gives what stood beside it.
 */
export function resolveSchema(schema: unknown, components: ModelSchema): ResolvedSchema {
  return resolveLevel(schema, components, { parts: 0 })
}

function resolveLevel(schema: unknown, components: ModelSchema, spent: { parts: number }): ResolvedSchema {
  if (!isJsonSchema(schema)) return { schema: {}, nullable: false }
  const { $ref, allOf, anyOf, oneOf, nullable, ...siblings } = schema
  let merged: JsonSchema = {}
  let allowsNull = nullable === true
  const take = (part: unknown) => {
    spent.parts += 1
    if (spent.parts > mostParts) return
    const resolved = resolveLevel(part, components, spent)
    merged = { ...merged, ...resolved.schema }
    allowsNull ||= resolved.nullable
  }
  if (typeof $ref === 'string') take(findComponent($ref, components))
  if (Array.isArray(allOf)) for (const part of allOf) take(part)
  const rest: { anyOf?: JsonSchema[] } = {}
  for (const union of [anyOf, oneOf]) {
    if (!Array.isArray(union)) continue
    const members = union.filter(isJsonSchema)
    const real = members.filter((member) => !isNullSchema(member))
    if (real.length < members.length) allowsNull = true
    const [only] = real
    if (only !== undefined && real.length === 1) take(only)
    else if (real.length > 1) rest.anyOf = real
  }
  merged = { ...merged, ...siblings, ...rest }
  const types = merged.type
  if (Array.isArray(types)) {
    const real = types.filter((type) => type !== 'null')
    if (real.length < types.length) allowsNull = true
    const { type: _, ...untyped } = merged
    merged = real.length === 0 ? untyped : { ...untyped, type: real.length === 1 ? (real[0] ?? null) : real }
  }
  return { schema: merged, nullable: allowsNull }
}

function isNullSchema(schema: JsonSchema): boolean {
  return schema.type === 'null' || ('const' in schema && schema.const === null)
}

/** The component that a reference such as `#/components/schemas/width` names; only the last part counts. */
function findComponent(reference: string, components: ModelSchema): JsonSchema | undefined {
  const last = reference.split('/').at(-1) ?? ''
  return readOwn(components, last) ?? readOwn(components, unescapePointer(last))
}

function unescapePointer(part: string): string {
  const plain = part.replaceAll('~1', '/').replaceAll('~0', '~')
  try {
    return decodeURIComponent(plain)
  } catch {
    // A stray percent sign is a plain character of the name.
    return plain
  }
}
