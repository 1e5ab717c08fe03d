import { componentSchema } from './component-schema.ts'
import type { InvalidField } from './invalid-field.ts'
import type { JsonSchema } from './resolve-schema.ts'
import { validateValue } from './validate-value.ts'

/**
 * Checks a prediction's input against the `Input` of a version's `openapi_schema`, in the words of Replicate's API.
 * Gives every finding (`format-invalid-fields` makes lines of them), none when the input may be run.
 * Defaults are not filled in. A key that the schema does not know is refused unless the schema allows any
 * (`additionalProperties`): a parameter that silently does nothing helps nobody. Without an `Input`: no findings.
 */
export function validateInput(input: unknown, openapiSchema: JsonSchema): readonly InvalidField[] {
  const schema = componentSchema(openapiSchema, 'Input')
  if (schema === undefined) return []
  const closed = schema.properties !== undefined && schema.additionalProperties === undefined
  return validateValue(
    input,
    { type: 'object', ...schema, ...(closed ? { additionalProperties: false } : {}) },
    { field: 'input', document: openapiSchema },
  )
}
