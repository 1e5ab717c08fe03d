import type { InvalidField } from './invalid-field.ts'
import { isJsonObject } from './is-json-object.ts'
import { jsonTypeOf } from './json-type-of.ts'
import { type JsonSchema, resolveSchema } from './resolve-schema.ts'
import { validateNumber } from './validate-number.ts'
import { validateString } from './validate-string.ts'

/** Where a value stands: its dotted path, and the document that `$ref` points into. */
export type ValuePlace = { readonly field: string; readonly document: JsonSchema }

/** Checks any JSON value against a schema, in the words of gojsonschema, which Replicate's API uses. */
export function validateValue(
  value: unknown,
  unresolved: unknown,
  place: ValuePlace,
): readonly InvalidField[] {
  const schema = resolveSchema(unresolved, place.document)
  const types = [schema.type].flat().filter((type) => typeof type === 'string')
  if (value === null && (schema.nullable === true || types.includes('null'))) return []
  if (Array.isArray(schema.anyOf)) {
    const fits = schema.anyOf.some((choice) => validateValue(value, choice, place).length === 0)
    return fits ? [] : [found('number_any_of', place, 'Must validate at least one schema (anyOf)')]
  }
  if (Array.isArray(schema.enum)) return validateChoice(value, { choices: schema.enum, types }, place)
  const given = jsonTypeOf(value)
  if (
    types.length > 0 &&
    !types.some((type) => type === given || (type === 'number' && given === 'integer'))
  ) {
    return [wrongType(types, given, place)]
  }
  if (typeof value === 'string') return validateString(value, schema, place.field)
  if (typeof value === 'number') return validateNumber(value, schema, place.field)
  if (Array.isArray(value)) return validateList(value, schema, place)
  return isJsonObject(value) ? validateObject(value, schema, place) : []
}

function validateChoice(
  value: unknown,
  { choices, types }: { readonly choices: readonly unknown[]; readonly types: readonly string[] },
  place: ValuePlace,
): readonly InvalidField[] {
  if (choices.includes(value)) return []
  // A published schema says `type: integer` and lists strings (gnobitab/fusedream): the number is meant.
  const written = typeof value === 'number' && types.includes('integer') && choices.includes(String(value))
  if (written) return []
  const given = jsonTypeOf(value)
  if (types.length > 0 && !types.includes(given)) return [wrongType(types, given, place)]
  const name = place.field.split('.').at(-1) ?? place.field
  const allowed = choices.map((choice) => JSON.stringify(choice)).join(', ')
  return [found('enum', place, `${name} must be one of the following: ${allowed}`)]
}

function validateList(
  values: readonly unknown[],
  schema: JsonSchema,
  place: ValuePlace,
): readonly InvalidField[] {
  const { minItems, maxItems } = schema
  return [
    ...(typeof minItems === 'number' && values.length < minItems
      ? [found('array_min_items', place, `Array must have at least ${minItems} items`)]
      : []),
    ...(typeof maxItems === 'number' && values.length > maxItems
      ? [found('array_max_items', place, `Array must have at most ${maxItems} items`)]
      : []),
    ...values.flatMap((value, index) =>
      schema.items === undefined
        ? []
        : validateValue(value, schema.items, { ...place, field: `${place.field}.${index}` }),
    ),
  ]
}

function validateObject(
  value: Readonly<Record<string, unknown>>,
  schema: JsonSchema,
  place: ValuePlace,
): readonly InvalidField[] {
  const properties = isJsonObject(schema.properties) ? schema.properties : {}
  const required = Array.isArray(schema.required) ? schema.required.map(String) : []
  return [
    ...required
      .filter((name) => !Object.hasOwn(value, name))
      .map((name) => found('required', place, `${name} is required`)),
    ...Object.keys(value)
      .filter((name) => schema.additionalProperties === false && !Object.hasOwn(properties, name))
      .map((name) =>
        found('additional_property_not_allowed', place, `Additional property ${name} is not allowed`),
      ),
    ...Object.entries(value).flatMap(([name, part]) => {
      const known = Object.hasOwn(properties, name)
      const rule = known ? properties[name] : schema.additionalProperties
      return isJsonObject(rule)
        ? validateValue(part, rule, { ...place, field: `${place.field}.${name}` })
        : []
    }),
  ]
}

function wrongType(types: readonly string[], given: string, place: ValuePlace): InvalidField {
  return found('invalid_type', place, `Invalid type. Expected: ${types.join(', ')}, given: ${given}`)
}

function found(type: string, place: ValuePlace, description: string): InvalidField {
  return { type, field: place.field, description }
}
