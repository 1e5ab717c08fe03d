import { compareCodeUnits } from './compare-code-units.ts'
import { humanizeName } from './humanize-name.ts'
import { isRecord } from './is-record.ts'
import { mediaFromName } from './media-from-name.ts'
import type { MediaHints, ModelSchema } from './model-schema.ts'
import type { Port } from './port.ts'
import { type FieldMedia, portTypeFromSchema } from './port-type-from-schema.ts'
import { readOwn } from './read-own.ts'
import { resolveSchema } from './resolve-schema.ts'
import type { SchemaWarning } from './schema-warning.ts'

/** What the derivation of outputs draws on, and where it leaves its warnings. */
export interface OutputContext {
  readonly media: MediaHints
  readonly inputs: readonly Port[]
  readonly warnings: SchemaWarning[]
}

const imageFormats: readonly unknown[] = ['webp', 'jpg', 'jpeg', 'png', 'avif', 'gif']

/** The outputs of a model: `output` first, and for an object output one port more for each of its fields. */
export function outputPorts(schema: ModelSchema, context: OutputContext): Port[] {
  if (schema.Output === undefined) {
    const message = 'The schema has no Output, so the output is plain JSON.'
    context.warnings.push({ code: 'missing-output', port: 'output', message })
  }
  const { schema: output } = resolveSchema(schema.Output, schema)
  const whole: Port = {
    name: 'output',
    title: typeof output.title === 'string' && output.title !== 'ModelOutput' ? output.title : 'Output',
    ...portTypeFromSchema(schema.Output, schema, outputMedia('output', context)),
    ...(typeof output.description === 'string' && { description: output.description }),
    required: false,
    order: 0,
  }
  const properties =
    isRecord(output.properties) && whole.kind === 'json' && !whole.list ? output.properties : {}
  const required = Array.isArray(output.required) ? output.required : []
  const sorted = Object.entries(properties)
    .map(([name, field]) => ({ name, field, order: orderOf(resolveSchema(field, schema).schema['x-order']) }))
    .sort((a, b) => a.order - b.order || compareCodeUnits(a.name, b.name))
  const names = new Set(['output'])
  const fields = sorted.map(({ name, field }, index): Port => {
    const free = freeName(name, names)
    if (free !== name) {
      const message = `The output field \`${name}\` is called \`${free}\` here, as \`${name}\` is the whole output.`
      context.warnings.push({ code: 'output-renamed', port: free, message })
    }
    names.add(free)
    const resolved = resolveSchema(field, schema).schema
    return {
      name: free,
      title: isRecord(field) && typeof field.title === 'string' ? field.title : humanizeName(name),
      ...portTypeFromSchema(field, schema, outputMedia(name, context)),
      ...(typeof resolved.description === 'string' && { description: resolved.description }),
      ...(!required.includes(name) && { nullable: true }),
      required: false,
      order: index + 1,
    }
  })
  return [whole, ...fields]
}

function orderOf(order: unknown): number {
  return typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? freeName(`${name}_field`, taken) : name
}

/** What an output file holds: by the example, by the field's name, by the formats that the model offers. */
function outputMedia(name: string, { media, inputs }: OutputContext): FieldMedia {
  const byName = mediaFromName(name)
  const hint = readOwn(media, name)
  if (hint !== undefined && hint !== 'any') return hint === 'image' && byName === 'mask' ? 'mask' : hint
  if (byName !== undefined) return byName
  const format = inputs.find((port) => port.name === 'output_format' || port.name === 'format')
  const choices = format?.choices ?? []
  return choices.length > 0 && choices.every((choice) => imageFormats.includes(choice)) ? 'image' : 'any'
}
