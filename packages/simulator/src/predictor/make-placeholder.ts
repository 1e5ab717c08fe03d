import { type JsonSchema, resolveSchema } from '@weft/replicate-protocol'

/** A file that a placeholder needs; its URL stands in the output. */
export type PlaceholderFile = { readonly name: string; readonly kind: 'image' | 'audio' }

/** What a placeholder is made from. */
export type PlaceholderRequest = {
  readonly document: JsonSchema
  /** The name of the field that is filled. */
  readonly field: string
  /** Shown in texts. */
  readonly text: string
  /** Makes numbers differ from input to input. */
  readonly salt: number
  /** Entries of a list, at least 1. */
  readonly count: number
  /** Registers a file and gives its URL. */
  readonly addFile: (file: PlaceholderFile) => string
}

/** Makes a value that fits a schema. A field that is nullable and not required is null; a missing schema gives an object. */
export function makePlaceholder(unresolved: unknown, request: PlaceholderRequest): unknown {
  const schema = resolveSchema(unresolved, request.document)
  if (Array.isArray(schema.enum)) return schema.enum[0]
  if (Array.isArray(schema.anyOf)) return makePlaceholder(schema.anyOf[0], request)
  switch ([schema.type].flat().find((type) => type !== 'null')) {
    case 'string':
      return schema.format === 'uri' ? addNamedFile(request) : `Simulated: ${request.text}`
    case 'integer':
      return clamp(request.salt % 100, schema)
    case 'number':
      return clamp((request.salt % 1000) / 1000, schema)
    case 'boolean':
      return true
    case 'null':
      return null
    case 'array':
      return makeList(schema, request)
    case 'object':
      return makeObject(schema, request)
    default:
      return schema.properties === undefined
        ? { simulated: true, text: request.text }
        : makeObject(schema, request)
  }
}

function makeList(schema: JsonSchema, request: PlaceholderRequest): readonly unknown[] {
  const items = resolveSchema(schema.items, request.document)
  // Tokens of one text: a client joins them.
  if (items.type === 'string' && items.format !== 'uri' && schema['x-cog-array-type'] === 'iterator') {
    return `Simulated: ${request.text}`.match(/\s*\S+/g) ?? []
  }
  return Array.from({ length: request.count }, (_, index) =>
    makePlaceholder(schema.items, {
      ...request,
      count: 1,
      field: `${request.field}-${index}`,
      salt: request.salt + index * 37,
    }),
  )
}

function makeObject(schema: JsonSchema, request: PlaceholderRequest): Readonly<Record<string, unknown>> {
  const properties = Object.entries(schema.properties ?? {})
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.fromEntries(
    properties.map(([name, part]) => {
      const { nullable } = resolveSchema(part, request.document)
      const isEmpty = nullable === true && !required.includes(name)
      return [name, isEmpty ? null : makePlaceholder(part, { ...request, field: `${request.field}-${name}` })]
    }),
  )
}

function addNamedFile({ field, addFile }: PlaceholderRequest): string {
  const sounds = /audio|music|speech|voice|wav|mp3|song/i.test(field)
  return addFile({
    name: `${field.replaceAll(/[^\w-]/g, '_')}.${sounds ? 'wav' : 'png'}`,
    kind: sounds ? 'audio' : 'image',
  })
}

function clamp(value: number, schema: JsonSchema): number {
  const least = typeof schema.minimum === 'number' ? schema.minimum : Number.NEGATIVE_INFINITY
  const most = typeof schema.maximum === 'number' ? schema.maximum : Number.POSITIVE_INFINITY
  return Math.min(most, Math.max(least, value))
}
