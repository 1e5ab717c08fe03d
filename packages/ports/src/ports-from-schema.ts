import { checkValue } from './check-value.ts'
import { compareCodeUnits } from './compare-code-units.ts'
import { describePortType } from './describe-port-type.ts'
import { describeValue } from './describe-value.ts'
import { humanizeName } from './humanize-name.ts'
import { isRecord } from './is-record.ts'
import { mediaFromName } from './media-from-name.ts'
import type { JsonSchema, MediaHints, ModelSchema } from './model-schema.ts'
import { nameWords } from './name-words.ts'
import { outputPorts } from './output-ports.ts'
import type { Port } from './port.ts'
import { type FieldMedia, portTypeFromSchema } from './port-type-from-schema.ts'
import { readOwn } from './read-own.ts'
import { resolveSchema } from './resolve-schema.ts'
import type { SchemaWarning } from './schema-warning.ts'

/** The ports of a model, in order, and what its schema got wrong. */
export interface SchemaPorts {
  readonly inputs: Port[]
  readonly outputs: Port[]
  readonly warnings: SchemaWarning[]
}

/**
 * Derives the ports of a model from its schema: one input for each property of `Input`, sorted by `x-order`, then
 * name; the output `output`, and one more for each field when the output is an object. Nothing is dropped: what no
 * control fits is `json` with its resolved schema, and a warning says so. `media` are hints of what files are.
 */
export function portsFromSchema(
  schema: ModelSchema,
  options: { readonly media?: MediaHints } = {},
): SchemaPorts {
  const media = options.media ?? {}
  const warnings: SchemaWarning[] = []
  const input = resolveSchema(schema.Input, schema).schema
  const properties = isRecord(input.properties) ? Object.entries(input.properties) : []
  if (properties.length === 0 && !isRecord(input.properties)) {
    warnings.push({
      code: 'bad-input-schema',
      message: 'The schema describes no inputs under Input.properties.',
    })
  }
  const required = Array.isArray(input.required) ? input.required : []
  const fields = properties.map(([name, field]) => ({ name, field, ...resolveSchema(field, schema) }))
  const last =
    Math.max(-1, ...fields.flatMap(({ schema: { 'x-order': order } }) => (isOrder(order) ? [order] : []))) + 1
  const inputs = fields.map(({ name, field, schema: resolved }): Port => {
    const hint = readOwn(media, name)
    const order = resolved['x-order']
    const base: Port = {
      name,
      title: titleOf(name, field),
      ...portTypeFromSchema(field, schema, inputMedia(name, hint)),
      ...(typeof resolved.description === 'string' &&
        // What Pydantic says of every enum says nothing of this field.
        resolved.description !== 'An enumeration.' && { description: resolved.description }),
      required: required.includes(name),
      order: isOrder(order) ? order : last,
    }
    if (base.kind === 'json') warnings.push(jsonControl(name))
    return withDefault(isMultiline(base) ? { ...base, multiline: true } : base, resolved, warnings)
  })
  inputs.sort((a, b) => a.order - b.order || compareCodeUnits(a.name, b.name))
  return { inputs, outputs: outputPorts(schema, { media, inputs, warnings }), warnings }
}

function isOrder(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** The title that stands on the field itself: a shared enum's own title is only its Python name. */
function titleOf(name: string, field: unknown): string {
  const title = isRecord(field) ? field.title : undefined
  return typeof title === 'string' && title !== '' && title !== name ? title : humanizeName(name)
}

function inputMedia(name: string, hint: MediaHints[string] | undefined): FieldMedia {
  const byName = mediaFromName(name)
  if (hint === undefined || hint === 'any') return byName ?? 'any'
  return hint === 'image' && byName === 'mask' ? 'mask' : hint
}

function isMultiline(port: Port): boolean {
  if (port.kind !== 'text' || port.list) return false
  return nameWords(port.name).some((word) =>
    /^(prompts?|text|negative|instructions?|lyrics|script|sentence|caption)$/.test(word),
  )
}

function jsonControl(name: string): SchemaWarning {
  const message = `No control fits the schema of \`${name}\`, so it is edited as JSON.`
  return { code: 'json-control', port: name, message }
}

/** Sets the default where there is one that the port itself allows; with a default nothing has to be fed. */
function withDefault(port: Port, schema: JsonSchema, warnings: SchemaWarning[]): Port {
  const value = schema.default
  if (value === undefined || value === null) return port
  const problems = checkValue(port, value)
  if (problems.length === 0) return { ...port, default: value, required: false }
  const found = port.kind === 'secret' ? 'a literal secret' : describeValue(value)
  const message = `The default of \`${port.name}\` is ${found}, but it takes ${describePortType(port)}: it has no default now.`
  warnings.push({ code: 'default-dropped', port: port.name, message })
  return port
}
