import {
  type Json,
  type JsonObject,
  kindMark,
  type MediaHints,
  type MediaKind,
  type Port,
  type PortType,
} from '@weft/ports'
import { depthMark, randomMark } from '@weft/workflow'
import type { WorkflowInterface } from './describe-interface.ts'
import { needsValue } from './interface-schemas.ts'
import { boundsOf, loraSchema } from './value-schema.ts'

/** Named schemas of an OpenAPI document. */
type Components = { [name: string]: JsonObject }

/**
 * Describes a workflow as Cog describes a model: an `openapi_schema` with `Input` and `Output` (OpenAPI 3.0). Pictures
 * and files are URIs, choices are shared enums, inputs have their `x-order`. One declared output is the output itself;
 * several make an object. A secret is given by its name in the server's environment. A picture's default is not shown: it has no address, and holds when nothing is sent.
 */
export function toCogSchema(shape: WorkflowInterface): JsonObject {
  const components: Components = {}
  const properties = shape.inputs.map((port): [string, JsonObject] => [
    port.name,
    inputProperty(port, components),
  ])
  const required = shape.inputs.filter(needsValue).map(({ name }) => name)
  const input: JsonObject = {
    type: 'object',
    title: 'Input',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(properties),
    [depthMark]: shape.depth,
    ...(shape.isRandom && { [randomMark]: true }),
  }
  const output = outputSchema(shape, components)
  return {
    openapi: '3.0.2',
    info: { title: 'Cog', version: '0.1.0' },
    paths: {},
    components: { schemas: { ...components, Input: input, Output: output } },
  }
}

/** What each file of the interface holds, by port name, for those who derive ports from the schema. */
export function mediaOfInterface({ inputs, outputs }: WorkflowInterface): MediaHints {
  const of = (type: PortType | undefined): MediaKind | undefined =>
    type?.kind === 'image' || type?.kind === 'mask' ? 'image' : type?.kind === 'file' ? type.media : undefined
  const fields: readonly { readonly name: string; readonly type?: PortType }[] = outputs
  const single = outputs.length === 1 ? outputs.map(({ type }) => ({ name: 'output', type })) : fields
  const hints = [
    ...single.map(({ name, type }): [string, MediaKind | undefined] => [name, of(type)]),
    ...inputs.map((port): [string, MediaKind | undefined] => [port.name, of(port)]),
  ]
  return Object.fromEntries(hints.flatMap(([name, media]) => (media === undefined ? [] : [[name, media]])))
}

function inputProperty(port: Port, components: Components): JsonObject {
  const isFile = port.kind === 'image' || port.kind === 'mask' || port.kind === 'file'
  const schema = typeSchema(port, port.name, components)
  return {
    ...schema,
    ...(!('allOf' in schema) && { title: port.title }),
    ...(port.description !== undefined && { description: port.description }),
    ...(port.default !== undefined && !isFile && { default: port.default }),
    'x-order': port.order,
  }
}

function outputSchema({ outputs }: WorkflowInterface, components: Components): JsonObject {
  const [first, ...more] = outputs
  if (first === undefined) return { title: 'Output' }
  if (more.length === 0) return { title: 'Output', ...outputType(first.type, first.name, components) }
  const properties = outputs.map(({ name, type }, order): [string, JsonObject] => [
    name,
    { title: name, ...outputType(type, name, components), 'x-order': order },
  ])
  return { type: 'object', title: 'Output', properties: Object.fromEntries(properties) }
}

function outputType(type: PortType | undefined, name: string, components: Components): JsonObject {
  if (type?.kind === 'mask' && !type.list)
    return { ...typeSchema(type, name, components), [kindMark]: 'mask' }
  return type === undefined ? {} : typeSchema(type, name, components)
}

function typeSchema(type: PortType, name: string, components: Components): JsonObject {
  if (type.kind === 'choice') {
    const reference: JsonObject = { $ref: addEnum(type, name, components) }
    // Siblings of a `$ref` count for nothing in OpenAPI 3.0, so Cog wraps it.
    return type.list ? { type: 'array', items: reference } : { allOf: [reference] }
  }
  const item = itemSchema(type)
  return type.list ? { type: 'array', items: item } : item
}

/** Adds the enum of a choice under a free name and gives the reference to it. */
function addEnum({ choices = [] }: PortType, name: string, components: Components): string {
  let free = name
  while (free === 'Input' || free === 'Output' || Object.hasOwn(components, free)) free = `${free}_`
  const values: readonly Json[] = choices
  const types = new Set(choices.map((choice) => typeof choice))
  const [kind] = types
  const isWhole = choices.every((choice) => Number.isInteger(choice))
  const type = kind === 'number' && isWhole ? 'integer' : kind
  components[free] = {
    title: free,
    description: 'An enumeration.',
    ...(types.size === 1 && type !== undefined && { type }),
    enum: values,
  }
  return `#/components/schemas/${free.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function itemSchema(type: PortType): JsonObject {
  switch (type.kind) {
    case 'text':
    case 'choice':
      return { type: 'string' }
    case 'integer':
    case 'number':
      return { type: type.kind, ...boundsOf(type) }
    case 'boolean':
      return { type: 'boolean' }
    case 'image':
    case 'mask':
    case 'file':
      return { type: 'string', format: 'uri' }
    case 'loras':
      return { ...loraSchema, [kindMark]: 'loras' }
    case 'secret':
      return { type: 'string', 'x-weft-secret': true }
    case 'json':
    case 'any':
      return {}
  }
}
