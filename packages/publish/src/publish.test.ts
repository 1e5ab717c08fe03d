import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { builtInNodes, createNodeRegistry } from '@weft/nodes'
import { isRecord, modelSchemaFromOpenApi, portsFromSchema } from '@weft/ports'
import {
  describeInterface,
  mediaOfInterface,
  outputsSoFar,
  toCogOutput,
  toCogSchema,
  toOpenApi,
} from '@weft/publish'
import { parseWorkflow, type WorkflowDocument } from '@weft/workflow'
import { describe, expect, it } from 'vitest'

const registry = createNodeRegistry(builtInNodes)
const examples = join(import.meta.dirname, '..', '..', '..', 'examples')
const names = readdirSync(examples).filter((name) => /^\d\d-/.test(name))

const parse = (input: unknown): WorkflowDocument => {
  const { document } = parseWorkflow(input)
  if (document === undefined) throw new Error('no workflow')
  return document
}
const example = (name: string) => parse(readFileSync(join(examples, name, 'workflow.json'), 'utf8'))

/** Every kind of input, and two outputs. */
const everything = parse({
  weft: 1,
  name: 'Everything',
  nodes: {
    a: { type: 'input', params: { name: 'prompt', kind: 'text', description: 'What to draw' } },
    b: { type: 'input', params: { name: 'count', kind: 'integer', default: 2, minimum: 1, maximum: 4 } },
    c: { type: 'input', params: { name: 'Input', kind: 'choice', choices: ['x', 'y'], default: 'x' } },
    d: { type: 'input', params: { name: 'photo', kind: 'image', required: false } },
    e: { type: 'input', params: { name: 'photos', kind: 'image', list: true, required: false } },
    f: { type: 'input', params: { name: 'on', kind: 'boolean', default: true } },
    g: { type: 'input', params: { name: 'size', kind: 'choice', choices: [1, 2], default: 1 } },
    h: { type: 'input', params: { name: 'strength', kind: 'number', default: 0.5, maximum: 1 } },
    i: { type: 'input', params: { name: 'stack', kind: 'loras', required: false } },
    y: { type: 'output', params: { name: 'text' } },
    z: { type: 'output', params: { name: 'picture' } },
  },
  edges: [
    { from: 'a.value', to: 'y.value' },
    { from: 'd.value', to: 'z.value' },
  ],
})

describe('the OpenAPI document of a workflow', () => {
  it.each(names)('is valid for the example %s', async (name) => {
    const shape = describeInterface(example(name), registry)
    const document = toOpenApi(shape, { slug: name.slice(3), version: 'a'.repeat(64) })
    const result = await new Validator().validate({ ...document })
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
  })

  it('has a schema for every input, with ranges, choices, defaults and words', async () => {
    const document = toOpenApi(describeInterface(everything, registry), { slug: 's', version: 'v' })
    expect((await new Validator().validate({ ...document })).errors ?? []).toEqual([])
    expect(document).toMatchObject({
      components: {
        schemas: {
          Input: {
            additionalProperties: false,
            required: ['prompt'],
            properties: {
              prompt: { type: 'string', description: 'What to draw' },
              count: { type: 'integer', minimum: 1, maximum: 4, default: 2 },
              Input: { enum: ['x', 'y'], default: 'x' },
              photo: { anyOf: [{ required: ['asset'] }, { type: 'string', format: 'uri' }] },
              photos: { type: 'array', items: { anyOf: [{}, { format: 'uri' }] } },
              on: { type: 'boolean' },
            },
          },
          Output: { properties: { text: { type: 'string' }, picture: { required: ['asset'] } } },
        },
      },
    })
  })
})

describe('the schema as Cog writes it', () => {
  it('orders inputs, shares enums under free names, and makes pictures URIs', () => {
    expect(toCogSchema(describeInterface(everything, registry))).toMatchObject({
      components: {
        schemas: {
          Input_: { type: 'string', enum: ['x', 'y'], description: 'An enumeration.' },
          size: { type: 'integer', enum: [1, 2] },
          Input: {
            title: 'Input',
            required: ['prompt'],
            properties: {
              prompt: { type: 'string', title: 'prompt', 'x-order': 0 },
              count: { type: 'integer', minimum: 1, maximum: 4, default: 2, 'x-order': 1 },
              Input: { allOf: [{ $ref: '#/components/schemas/Input_' }], default: 'x', 'x-order': 2 },
              photo: { type: 'string', format: 'uri' },
              photos: { type: 'array', items: { type: 'string', format: 'uri' } },
            },
          },
          Output: {
            type: 'object',
            properties: { text: { type: 'string' }, picture: { type: 'string', format: 'uri' } },
          },
        },
      },
    })
  })

  it('gives the ports of the interface back to whoever derives them from it', () => {
    const shape = describeInterface(everything, registry)
    const schema = modelSchemaFromOpenApi(toCogSchema(shape))
    if (schema === undefined) throw new Error('no schema')
    const { inputs, outputs } = portsFromSchema(schema, { media: mediaOfInterface(shape) })
    const plain = ({ name, kind, list, required }: (typeof inputs)[number]) => ({
      name,
      kind,
      list,
      required,
    })
    const expected = shape.inputs.filter(({ kind }) => kind !== 'loras').map(plain)
    expect(inputs.filter(({ name }) => name !== 'stack').map(plain)).toEqual(expected)
    expect(outputs.map(({ name, kind }) => [name, kind])).toEqual(
      [
        ['output', 'json'],
        ['picture', 'image'],
        ['text', 'text'],
      ].toSorted(
        (a, b) =>
          outputs.findIndex(({ name }) => name === a[0]) - outputs.findIndex(({ name }) => name === b[0]),
      ),
    )
    expect(inputs.find(({ name }) => name === 'count')).toMatchObject({ minimum: 1, maximum: 4, default: 2 })
  })

  it('makes the only output the output itself', () => {
    const shape = describeInterface(example('05-prompt-with-inputs'), registry)
    const { components } = toCogSchema(shape)
    const schemas = isRecord(components) && isRecord(components.schemas) ? components.schemas : {}
    expect(schemas.Output).toEqual({
      title: 'Output',
      type: 'array',
      items: { type: 'string', format: 'uri' },
    })
    const asset = `sha256:${'0'.repeat(64)}`
    const address = (file: { readonly asset: string }) => `http://here/${file.asset}`
    expect(toCogOutput({ images: [{ asset, mediaType: 'image/png', bytes: 1 }] }, shape, address)).toEqual([
      `http://here/${asset}`,
    ])
    expect(toCogOutput({}, shape, address)).toBeNull()
  })

  it('marks what draws a seed of its own', () => {
    const fixed = example('05-prompt-with-inputs')
    expect(describeInterface(fixed, registry).isRandom).toBe(false)
    const text = JSON.stringify(fixed).replace('"control":"fixed"', '"control":"random"')
    const shape = describeInterface(parse(text), registry)
    expect(shape.isRandom).toBe(true)
    expect(toCogSchema(shape)).toMatchObject({
      components: { schemas: { Input: { 'x-weft-random': true } } },
    })
  })
})

describe('outputs before the end', () => {
  it('are what the node before the output has made', () => {
    const { outputs } = describeInterface(everything, registry)
    expect(outputsSoFar(everything, outputs, { a: { outputs: { value: 'hi' } }, d: {} })).toEqual({
      text: 'hi',
    })
  })
})
