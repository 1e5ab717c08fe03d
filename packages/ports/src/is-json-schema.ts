import { isRecord } from './is-record.ts'
import type { JsonSchema } from './model-schema.ts'

/** Tells whether a value read out of a schema is itself a schema object. The schema is JSON by its type, all the way down. */
export function isJsonSchema(value: unknown): value is JsonSchema {
  return isRecord(value)
}
