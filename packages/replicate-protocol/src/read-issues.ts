import type { z } from 'zod'
import type { InvalidField } from './invalid-field.ts'
import { jsonTypeOf } from './json-type-of.ts'

/** Turns zod's findings on a request body into Replicate's `invalid_fields`. `body` is what was read. */
export function readIssues(issues: readonly z.core.$ZodIssue[], body: unknown): readonly InvalidField[] {
  return issues.flatMap((issue): InvalidField[] => {
    const field = issue.path.map(String).join('.')
    const found = issue.path.reduce<unknown>(stepInto, body)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        type: 'additional_property_not_allowed',
        field,
        description: `Additional property ${key} is not allowed`,
      }))
    }
    if (found === undefined) {
      const parent = issue.path.slice(0, -1).map(String).join('.')
      return [
        {
          type: 'required',
          field: parent,
          description: `${String(issue.path.at(-1) ?? 'body')} is required`,
        },
      ]
    }
    if (issue.code === 'invalid_value') {
      const allowed = issue.values.map((value) => JSON.stringify(String(value))).join(', ')
      return [{ type: 'enum', field, description: `${field} must be one of the following: ${allowed}` }]
    }
    if (issue.code === 'invalid_format') {
      return [{ type: 'format', field, description: "Does not match format 'uri'" }]
    }
    const expected = issue.code === 'invalid_type' && issue.expected !== 'record' ? issue.expected : 'object'
    return [
      {
        type: 'invalid_type',
        field,
        description: `Invalid type. Expected: ${expected}, given: ${jsonTypeOf(found)}`,
      },
    ]
  })
}

function stepInto(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([name]) => name === String(key))?.[1]
}
