import { isRecord } from './is-record.ts'
import type { ModelSchema } from './model-schema.ts'
import { modelSchemaFromOpenApi } from './model-schema-from-open-api.ts'
import { type ModelReference, parseModelReference } from './parse-model-reference.ts'

/** What a JSON text about a model says: its schema, and which model it is of. */
export interface ModelJson {
  readonly schema?: ModelSchema
  /** With its whole version, where that is in it too. */
  readonly reference?: ModelReference
}

/** Where Replicate's API and other tools put a version, and a version its schema. */
const wrappers = ['openapi_schema', 'latest_version', 'version', 'schema'] as const

/**
 * Reads what people have of a model: an OpenAPI document, its schemas alone, a version or a model as Replicate's API
 * gives it. Gives what can be found of schema and reference, and never throws.
 */
export function readModelJson(value: unknown): ModelJson {
  const schema = findSchema(value, 0)
  const reference = findReference(value)
  return { ...(schema && { schema }), ...(reference && { reference }) }
}

function findSchema(value: unknown, depth: number): ModelSchema | undefined {
  const found = modelSchemaFromOpenApi(value)
  if (found !== undefined || !isRecord(value) || depth > 3) return found
  for (const name of wrappers) {
    const within = isRecord(value[name]) ? findSchema(value[name], depth + 1) : undefined
    if (within !== undefined) return within
  }
  return undefined
}

function findReference(value: unknown): ModelReference | undefined {
  if (!isRecord(value)) return undefined
  const { owner, name, ref } = value
  const hasName = typeof owner === 'string' && typeof name === 'string'
  const text = typeof ref === 'string' ? ref : hasName ? `${owner}/${name}` : undefined
  const parsed = text === undefined ? undefined : parseModelReference(text)
  if (parsed === undefined || 'issue' in parsed) return undefined
  const id = [value.version, value.latest_version]
    .map((of) => (isRecord(of) ? of.id : of))
    .find(isWholeVersion)
  return parsed.version === undefined && parsed.form === undefined && id !== undefined
    ? { ...parsed, version: id }
    : parsed
}

function isWholeVersion(id: unknown): id is string {
  return typeof id === 'string' && /^[0-9a-f]{64}$/.test(id)
}
