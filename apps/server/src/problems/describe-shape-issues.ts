import type { Issue } from '@weft/ports'
import { toPointer } from '@weft/workflow'
import type { z } from 'zod'
import { describeFound } from './describe-found.ts'

/** What a type of JSON schema is called in a sentence. */
const typeNames: { readonly [type: string]: string } = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
}

/**
 * Says everything that is wrong with the shape of a request, one issue each.
 * `at` is where the value that was parsed stands in the request, such as `['query']`.
 */
export function describeShapeIssues(
  error: z.ZodError,
  schema: z.ZodType,
  at: readonly string[] = [],
): readonly Issue[] {
  return error.issues.flatMap((issue): Issue[] => {
    const path = [...at, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
    const make = (code: string, message: string, parts = path): Issue => ({
      code,
      severity: 'error',
      message,
      path: toPointer(parts),
    })
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => make('unknown-key', unknownKey(key, schema), [...path, key]))
      case 'invalid_type':
        return issue.input === undefined
          ? [
              make(
                'missing-key',
                `${nameOf(path)} is missing: give ${typeNames[issue.expected] ?? issue.expected}.`,
              ),
            ]
          : [make('wrong-type', expected(path, typeNames[issue.expected] ?? issue.expected, issue.input))]
      case 'invalid_value':
        return [
          make('wrong-value', expected(path, `one of ${issue.values.map(String).join(', ')}`, issue.input)),
        ]
      case 'too_small':
        return [
          make('too-small', expected(path, `at least ${issue.minimum}${unitOf(issue.origin)}`, issue.input)),
        ]
      case 'too_big':
        return [
          make('too-big', expected(path, `at most ${issue.maximum}${unitOf(issue.origin)}`, issue.input)),
        ]
      default:
        return [
          make('wrong-value', `${nameOf(path)}${/^must /.test(issue.message) ? '' : ':'} ${issue.message}.`),
        ]
    }
  })
}

/** What is counted of a kind of value. */
function unitOf(origin: string): string {
  if (origin === 'string') return ' characters long'
  return origin === 'array' ? ' items long' : ''
}

/** "`limit` must be a whole number, but found the text "4"." */
function expected(path: readonly (string | number)[], what: string, found: unknown): string {
  return `${nameOf(path)} must be ${what}, but found ${describeFound(found)}.`
}

/** A path as a person writes it. */
function nameOf(path: readonly (string | number)[]): string {
  return path.length === 0 ? 'The body' : `\`${path.join('.')}\``
}

/** Says which keys there are. */
function unknownKey(key: string, schema: z.ZodType): string {
  const shape = schema.def.type === 'object' && 'shape' in schema.def ? schema.def.shape : undefined
  const known = typeof shape === 'object' && shape !== null ? Object.keys(shape) : []
  const list =
    known.length === 0 ? '' : ` The keys there are: ${known.map((name) => `\`${name}\``).join(', ')}.`
  return `\`${key}\` is not known here: leave it out or mend its spelling.${list}`
}
