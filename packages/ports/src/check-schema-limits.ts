import { describeValue } from './describe-value.ts'
import { isRecord } from './is-record.ts'
import type { ValueProblem } from './value-problem.ts'

/**
 * Checks a value against the part of JSON Schema that models use beyond plain kinds: types, enum, const, bounds,
 * lengths, counts, multiples, required and known properties, items and unions, at every depth.
 * `pattern` is not tried: a schema comes from others, and a hostile expression could hang the checker; the provider
 * checks it. An unknown keyword allows everything.
 */
export function checkSchemaLimits(schema: unknown, value: unknown): ValueProblem[] {
  if (!isRecord(schema)) return []
  if (value === null && schema.nullable === true) return []
  const own = ownProblems(schema, value)
  if (own.length > 0) return own.map((message) => ({ path: [], code: 'schema-mismatch', message }))
  return nestedProblems(schema, value)
}

type Schema = { readonly [key: string]: unknown }

function ownProblems(schema: Schema, value: unknown): string[] {
  const found = describeValue(value)
  const types = Array.isArray(schema.type) ? schema.type : schema.type === undefined ? [] : [schema.type]
  if (types.length > 0 && !types.some((type) => isOfType(type, value))) {
    return [`Expected ${types.join(' or ')}, found ${found}.`]
  }
  if (Array.isArray(schema.enum) && isPlain(schema.enum) && !schema.enum.includes(value)) {
    return [`Expected one of ${schema.enum.map(describeValue).join(', ')}, found ${found}.`]
  }
  if (Array.isArray(schema.anyOf) && schema.anyOf.length > 0) {
    const passes = schema.anyOf.some((member) => checkSchemaLimits(member, value).length === 0)
    if (!passes) return [`Expected one of ${schema.anyOf.length} shapes, found ${found}, which fits none.`]
  }
  return [...numberProblems(schema, value), ...sizeProblems(schema, value)]
}

function isPlain(values: readonly unknown[]): boolean {
  return values.every((value) => typeof value !== 'object' || value === null)
}

function isOfType(type: unknown, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value)
    case 'number':
      return Number.isFinite(value)
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isRecord(value)
    case 'null':
      return value === null
    case 'string':
    case 'boolean':
      return typeof value === type
    default:
      return true
  }
}

function numberProblems(schema: Schema, value: unknown): string[] {
  if (typeof value !== 'number') return []
  const tests: readonly (readonly [string, string, (limit: number) => boolean])[] = [
    ['minimum', 'at least', (limit) => value >= limit],
    ['maximum', 'at most', (limit) => value <= limit],
    ['exclusiveMinimum', 'more than', (limit) => value > limit],
    ['exclusiveMaximum', 'less than', (limit) => value < limit],
    ['multipleOf', 'a multiple of', (limit) => isMultiple(value, limit)],
  ]
  return failing(schema, tests, (words, limit) => `Expected ${words} ${limit}, found ${value}.`)
}

/** A multiple within the rounding of a division, so that 0.3 counts as a multiple of 0.1. */
function isMultiple(value: number, step: number): boolean {
  const times = value / step
  return step <= 0 || Math.abs(times - Math.round(times)) < 1e-9
}

function sizeProblems(schema: Schema, value: unknown): string[] {
  const text = typeof value === 'string'
  if (!text && !Array.isArray(value)) return []
  const size = text ? [...value].length : value.length
  const unit = text ? 'characters' : 'items'
  const tests: readonly (readonly [string, string, (limit: number) => boolean])[] = [
    [text ? 'minLength' : 'minItems', 'at least', (limit) => size >= limit],
    [text ? 'maxLength' : 'maxItems', 'at most', (limit) => size <= limit],
  ]
  return failing(schema, tests, (words, limit) => `Expected ${words} ${limit} ${unit}, found ${size}.`)
}

function failing(
  schema: Schema,
  tests: readonly (readonly [string, string, (limit: number) => boolean])[],
  say: (words: string, limit: number) => string,
): string[] {
  return tests.flatMap(([keyword, words, passes]) => {
    const limit = schema[keyword]
    return typeof limit === 'number' && !passes(limit) ? [say(words, limit)] : []
  })
}

function nestedProblems(schema: Schema, value: unknown): ValueProblem[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => under(index, checkSchemaLimits(schema.items, item)))
  }
  if (!isRecord(value)) return []
  const required = Array.isArray(schema.required) ? schema.required : []
  const properties = isRecord(schema.properties) ? schema.properties : {}
  const missing = required
    .filter((name) => typeof name === 'string' && !Object.hasOwn(value, name))
    .map((name) => ({ path: [], code: 'schema-mismatch', message: `The key \`${name}\` is missing.` }))
  const wrong = Object.entries(value).flatMap(([name, member]) => {
    if (Object.hasOwn(properties, name)) return under(name, checkSchemaLimits(properties[name], member))
    if (schema.additionalProperties === false) {
      const message = `The key \`${name}\` is not known here.`
      return [{ path: [name], code: 'schema-mismatch', message }]
    }
    return under(name, checkSchemaLimits(schema.additionalProperties, member))
  })
  return [...missing, ...wrong]
}

function under(key: string | number, problems: readonly ValueProblem[]): ValueProblem[] {
  return problems.map((problem) => ({ ...problem, path: [key, ...problem.path] }))
}
