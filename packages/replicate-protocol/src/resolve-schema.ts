import { isJsonObject } from './is-json-object.ts'

/** A JSON schema, or a whole OpenAPI document: nothing is assumed of its keys. */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * Makes one flat schema of `schema`: `$ref` is followed (anywhere in `document`), `allOf[0]` is merged with its
 * siblings, and an `anyOf`/`oneOf` whose other part is null becomes that schema with `nullable: true`. The sibling
 * always wins. An empty `anyOf` says nothing. What cannot be resolved, or refers to itself, is `{}`: anything goes.
 */
export function resolveSchema(schema: unknown, document: JsonSchema, depth = 0): JsonSchema {
  if (!isJsonObject(schema) || depth > 16) return {}
  const { $ref, allOf, anyOf, oneOf, ...own } = schema
  let merged: JsonSchema = own
  if (typeof $ref === 'string') {
    merged = { ...resolveSchema(followReference($ref, document), document, depth + 1), ...merged }
  }
  if (Array.isArray(allOf) && allOf.length > 0) {
    merged = { ...resolveSchema(allOf[0], document, depth + 1), ...merged }
  }
  const choices = [anyOf, oneOf].filter((list) => Array.isArray(list)).find((list) => list.length > 0) ?? []
  const resolved = choices.map((choice: unknown) => resolveSchema(choice, document, depth + 1))
  const others = resolved.filter((choice) => choice.type !== 'null')
  if (others.length < resolved.length) merged = { ...merged, nullable: true }
  const [only] = others
  if (others.length === 1 && only !== undefined) return { ...only, ...merged }
  return others.length > 1 ? { ...merged, anyOf: others } : merged
}

function followReference(reference: string, document: JsonSchema): unknown {
  if (!reference.startsWith('#/')) return undefined
  return reference
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, part) => (isJsonObject(node) ? node[part] : undefined), document)
}
