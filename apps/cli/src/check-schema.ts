import { basename } from 'node:path'
import {
  isRecord,
  type Json,
  type ModelSchema,
  mediaHintsFromExample,
  parseModelReference,
  portsFromSchema,
  readModelJson,
  writeModelReference,
} from '@weft/ports'

/** What became of one schema. The lists hold names of ports; `dropped` those of the schema that have no port. */
export interface SchemaReport {
  readonly file: string
  /** As the file or its name says it; empty when neither does. */
  readonly ref: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** Ports that no control fits, so that they are edited or shown as raw JSON. */
  readonly rawJson: readonly string[]
  readonly dropped: readonly string[]
  /** Why nothing of the file could be read. */
  readonly error?: string
}

/** Reads a schema (an OpenAPI document, a version or a model as Replicate gives it) and reports what came of it. */
export function checkSchema(file: string, text: string): SchemaReport {
  const ref = referenceFromName(file)
  const empty = { file, ref, inputs: [], outputs: [], rawJson: [], dropped: [] }
  let value: Json
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { ...empty, error: `it is no JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  const { schema, reference } = readModelJson(value)
  if (schema === undefined) return { ...empty, error: 'there is no schema of an Input in it' }
  const { inputs, outputs } = portsFromSchema(schema, mediaOf(value))
  const names = inputs.map(({ name }) => name)
  const outputNames = outputs.map(({ name }) => name)
  const fields = fieldsOf(schema.Output, schema)
  return {
    file,
    ref: reference === undefined ? ref : writeModelReference(reference),
    inputs: names,
    outputs: outputNames,
    rawJson: [...inputs, ...outputs].filter(({ kind }) => kind === 'json').map(({ name }) => name),
    dropped: [
      ...fieldsOf(schema.Input, schema).filter((name) => !names.includes(name)),
      ...(outputNames.includes('output') ? [] : ['output']),
      // A field called `output` has a port of another name.
      ...fields.filter((name) => !outputNames.includes(name) && !outputNames.includes(`${name}_field`)),
    ],
  }
}

function mediaOf(value: Json): Parameters<typeof portsFromSchema>[1] {
  const example = readField(value, 'default_example')
  const input = readField(example, 'input')
  const output = readField(example, 'output')
  return {
    media: mediaHintsFromExample({
      ...(input === undefined ? {} : { input }),
      ...(output === undefined ? {} : { output }),
    }),
  }
}

function readField(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}

/** Names of the properties that a schema has, read without the code under check: through references, and no more. */
function fieldsOf(schema: unknown, components: ModelSchema, depth = 0): readonly string[] {
  if (!isRecord(schema) || depth > 8) return []
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return Object.hasOwn(components, name) ? fieldsOf(components[name], components, depth + 1) : []
  }
  return isRecord(schema.properties) ? Object.keys(schema.properties) : []
}

/** `owner_name@version.json` or `owner_name.json`; what follows `@` counts only where it is a version. */
function referenceFromName(file: string): string {
  const [stem = '', version = ''] = basename(file, '.json').split('@')
  const at = stem.indexOf('_')
  const plain = at < 0 ? stem : `${stem.slice(0, at)}/${stem.slice(at + 1)}`
  const parsed = parseModelReference(/^[0-9a-f]{6,64}$/.test(version) ? `${plain}:${version}` : plain)
  return 'issue' in parsed ? '' : writeModelReference(parsed)
}
