import type { InvalidField } from './invalid-field.ts'
import type { JsonSchema } from './resolve-schema.ts'

/** Checks a text's length, pattern and format (`uri` alone is looked at: a scheme, and no blank before the first comma). */
export function validateString(value: string, schema: JsonSchema, field: string): readonly InvalidField[] {
  const { minLength, maxLength, pattern, format } = schema
  return [
    ...(typeof minLength === 'number' && value.length < minLength
      ? [
          {
            type: 'string_gte',
            field,
            description: `String length must be greater than or equal to ${minLength}`,
          },
        ]
      : []),
    ...(typeof maxLength === 'number' && value.length > maxLength
      ? [
          {
            type: 'string_lte',
            field,
            description: `String length must be less than or equal to ${maxLength}`,
          },
        ]
      : []),
    ...(typeof pattern === 'string' && !matchesPattern(value, pattern)
      ? [{ type: 'pattern', field, description: `Does not match pattern '${pattern}'` }]
      : []),
    ...(format === 'uri' && !/^[a-z][a-z0-9+.-]*:[^\s]/i.test(value)
      ? [{ type: 'format', field, description: "Does not match format 'uri'" }]
      : []),
  ]
}

function matchesPattern(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value)
  } catch {
    // A pattern of another regular expression dialect cannot be judged here.
    return true
  }
}
