/** Names a JSON value's type as JSON Schema does; whole numbers are `integer`. */
export function jsonTypeOf(
  value: unknown,
): 'null' | 'array' | 'object' | 'string' | 'boolean' | 'integer' | 'number' | 'undefined' {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'boolean':
      return 'boolean'
    case 'number':
      return Number.isInteger(value) ? 'integer' : 'number'
    case 'object':
      return 'object'
    default:
      return 'undefined'
  }
}
