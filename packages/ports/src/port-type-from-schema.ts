import { expandSchema } from './expand-schema.ts'
import { isJsonSchema } from './is-json-schema.ts'
import type { Json } from './json.ts'
import { kindMark } from './kind-mark.ts'
import type { JsonSchema, ModelSchema } from './model-schema.ts'
import type { Port } from './port.ts'
import type { MediaKind } from './port-kind.ts'
import { resolveSchema } from './resolve-schema.ts'

/** The part of a port that its schema alone decides. */
export type DerivedType = Omit<
  Port,
  'name' | 'title' | 'description' | 'required' | 'default' | 'order' | 'multiline'
>

/** What a file field holds. */
export type FieldMedia = MediaKind | 'mask'

/** Limits of JSON Schema that no field of a port can say; they are kept under `schema`. */
const extraLimits = [
  'pattern',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'multipleOf',
  'exclusiveMinimum',
  'exclusiveMaximum',
]

/**
 * Gives the type of a port for a field's schema. What no control fits is `json` with the whole resolved schema.
 * `media` says what a `format: uri` string holds. A list of tokens that show as one text is `text`.
 */
export function portTypeFromSchema(field: unknown, components: ModelSchema, media: FieldMedia): DerivedType {
  const { schema, nullable } = resolveSchema(field, components)
  const allowsNull = nullable || (Array.isArray(schema.enum) && schema.enum.includes(null))
  return { ...typeOf(schema, components, media), ...(allowsNull && { nullable: true }) }
}

function typeOf(schema: JsonSchema, components: ModelSchema, media: FieldMedia): DerivedType {
  if (schema[kindMark] === 'loras') return { kind: 'loras', list: false }
  const single = singleType(schema, media)
  if (single !== undefined) return withLimits({ ...single, list: false }, schema)
  if (schema.type === 'array' || (schema.type === undefined && isJsonSchema(schema.items))) {
    const item = resolveSchema(schema.items, components)
    const of = singleType(item.schema, media)
    if (schema['x-cog-array-display'] === 'concatenate' && of?.kind === 'text')
      return { kind: 'text', list: false }
    if (of !== undefined && !item.nullable) {
      const iterator = schema['x-cog-array-type'] === 'iterator' ? { 'x-cog-array-type': 'iterator' } : {}
      const items = limitsOf(item.schema)
      const limits = { ...limitsOf(schema), ...iterator, ...(Object.keys(items).length > 0 && { items }) }
      return { ...of, list: true, ...(Object.keys(limits).length > 0 && { schema: limits }) }
    }
    return { kind: 'json', list: true, schema: expandSchema(schema, components) }
  }
  return { kind: 'json', list: false, schema: expandSchema(schema, components) }
}

/** The type of one value, without `list`; nothing where only JSON will do. */
function singleType(schema: JsonSchema, media: FieldMedia): Omit<DerivedType, 'list'> | undefined {
  const choices = choicesOf(schema)
  if (choices !== undefined) return { kind: 'choice', choices }
  if (Array.isArray(schema.enum) || 'const' in schema || Array.isArray(schema.anyOf)) return undefined
  switch (schema.type) {
    case 'string':
      if (schema.format === 'password' || schema['x-cog-secret'] === true) return { kind: 'secret' }
      if (schema.format === 'uri') return fileType(schema[kindMark] === 'mask' ? 'mask' : media)
      return { kind: 'text' }
    case 'integer':
    case 'number':
      return { kind: schema.type, ...boundsOf(schema) }
    case 'boolean':
      return { kind: 'boolean' }
    default:
      return undefined
  }
}

function fileType(media: FieldMedia): Omit<DerivedType, 'list'> {
  return media === 'image' || media === 'mask' ? { kind: media } : { kind: 'file', media }
}

/** The values of an enum, of a const, or of a union of consts, with the JSON type they have there. */
function choicesOf(schema: JsonSchema): (string | number | boolean)[] | undefined {
  const union = Array.isArray(schema.anyOf) ? schema.anyOf : []
  const consts = union.map((member) => (isJsonSchema(member) ? member.const : undefined))
  const values = Array.isArray(schema.enum)
    ? schema.enum
    : schema.const !== undefined
      ? [schema.const]
      : consts.length > 0
        ? consts
        : []
  const real = values.filter((value) => value !== null)
  const plain = real.filter(isChoice)
  return plain.length > 0 && plain.length === real.length ? plain : undefined
}

function isChoice(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Bounds, also as some schemas write them (`ge`, `le`). An exclusive bound of an integer is the next integer. */
function boundsOf(schema: JsonSchema): { minimum?: number; maximum?: number } {
  const step = schema.type === 'integer' ? 1 : undefined
  const above = firstNumber(schema.gt, schema.exclusiveMinimum)
  const below = firstNumber(schema.lt, schema.exclusiveMaximum)
  const minimum =
    firstNumber(schema.minimum, schema.ge) ?? (above === undefined ? undefined : above + (step ?? 0))
  const maximum =
    firstNumber(schema.maximum, schema.le) ?? (below === undefined ? undefined : below - (step ?? 0))
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) }
}

function firstNumber(...values: readonly (Json | undefined)[]): number | undefined {
  return values.find((value): value is number => typeof value === 'number' && Number.isFinite(value))
}

function limitsOf(schema: JsonSchema): { [key: string]: Json } {
  const entries = Object.entries(schema).filter(([key]) => extraLimits.includes(key))
  const above = firstNumber(schema.gt)
  const below = firstNumber(schema.lt)
  return {
    ...Object.fromEntries(entries),
    ...(above !== undefined && { exclusiveMinimum: above }),
    ...(below !== undefined && { exclusiveMaximum: below }),
  }
}

function withLimits(type: DerivedType, schema: JsonSchema): DerivedType {
  const limits = limitsOf(schema)
  return Object.keys(limits).length > 0 ? { ...type, schema: limits } : type
}
