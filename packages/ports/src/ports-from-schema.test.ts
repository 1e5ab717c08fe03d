import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  isRecord,
  type Json,
  type JsonSchema,
  loraPairs,
  type ModelSchema,
  mediaHintsFromExample,
  modelSchemaFromOpenApi,
  type Port,
  portsFromSchema,
} from './index.ts'

const root = join(import.meta.dirname, '../../..')
const schemas = join(root, '../shared/reference/schemas')
const seed = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/flux-lora.version.json'), 'utf8'))
const seedSchema = modelSchemaFromOpenApi(seed.version.openapi_schema)!

function inputs(properties: { [name: string]: Json }, rest: { [name: string]: JsonSchema } = {}) {
  return portsFromSchema({ Input: { type: 'object', properties }, Output: { type: 'string' }, ...rest })
}

function input(schema: Json, name = 'field', rest: { [name: string]: JsonSchema } = {}): Port {
  return inputs({ [name]: schema }, rest).inputs[0]!
}

describe('the FLUX LoRA model', () => {
  const ports = portsFromSchema(seedSchema)

  it('gives its 21 inputs with kind, range, choices and default, in the order of the schema', () => {
    const rows = ports.inputs.map((port) => [
      port.order,
      port.name,
      port.kind,
      port.minimum ?? null,
      port.maximum ?? null,
      port.default ?? null,
      port.required,
    ])
    expect(rows).toEqual([
      [0, 'prompt', 'text', null, null, null, true],
      [1, 'image', 'image', null, null, null, false],
      [2, 'mask', 'mask', null, null, null, false],
      [3, 'aspect_ratio', 'choice', null, null, '1:1', false],
      [4, 'height', 'integer', 256, 1440, null, false],
      [5, 'width', 'integer', 256, 1440, null, false],
      [6, 'prompt_strength', 'number', 0, 1, 0.8, false],
      [7, 'model', 'choice', null, null, 'dev', false],
      [8, 'num_outputs', 'integer', 1, 4, 1, false],
      [9, 'num_inference_steps', 'integer', 1, 50, 28, false],
      [10, 'guidance_scale', 'number', 0, 10, 3, false],
      [11, 'seed', 'integer', null, null, null, false],
      [12, 'output_format', 'choice', null, null, 'webp', false],
      [13, 'output_quality', 'integer', 0, 100, 80, false],
      [14, 'disable_safety_checker', 'boolean', null, null, false, false],
      [15, 'go_fast', 'boolean', null, null, false, false],
      [16, 'megapixels', 'choice', null, null, '1', false],
      [17, 'replicate_weights', 'text', null, null, null, false],
      [18, 'lora_scale', 'number', -1, 3, 1, false],
      [19, 'extra_lora', 'text', null, null, null, false],
      [20, 'extra_lora_scale', 'number', -1, 3, 1, false],
    ])
    expect(ports.inputs.filter((port) => 'default' in port)).toHaveLength(13)
    expect(ports.inputs.every((port) => !port.list)).toBe(true)
    expect(ports.warnings).toEqual([])
  })

  it('keeps the choices, titles and descriptions of the schema', () => {
    const named = new Map(ports.inputs.map((port) => [port.name, port]))
    expect(named.get('aspect_ratio')?.choices).toEqual([
      ...['1:1', '16:9', '21:9', '3:2', '2:3', '4:5', '5:4', '3:4', '4:3', '9:16', '9:21', 'custom'],
    ])
    expect(named.get('megapixels')?.choices).toEqual(['1', '0.25'])
    expect(named.get('aspect_ratio')?.title).toBe('Aspect ratio')
    expect(named.get('num_outputs')?.title).toBe('Num Outputs')
    expect(named.get('prompt')?.multiline).toBe(true)
    expect(named.get('replicate_weights')?.multiline).toBeUndefined()
    const properties = seedSchema.Input.properties
    for (const port of ports.inputs) {
      const field = isRecord(properties) ? properties[port.name] : undefined
      expect(port.description).toBe(isRecord(field) ? field.description : '')
    }
  })

  it('gives one output, a list of images', () => {
    expect(ports.outputs).toEqual([
      { name: 'output', title: 'Output', kind: 'image', list: true, required: false, order: 0 },
    ])
  })

  it('has two LoRA pairs', () => {
    expect(loraPairs(ports.inputs)).toEqual([
      { weights: 'replicate_weights', scale: 'lora_scale', list: false },
      { weights: 'extra_lora', scale: 'extra_lora_scale', list: false },
    ])
  })
})

describe.skipIf(!existsSync(schemas))('published schemas', () => {
  const files = existsSync(schemas) ? readdirSync(schemas).filter((name) => name.endsWith('.json')) : []

  it.each(files)('%s gives every input and output', (file) => {
    const stored = JSON.parse(readFileSync(join(schemas, file), 'utf8'))
    const schema = modelSchemaFromOpenApi(stored.openapi_schema)!
    const ports = portsFromSchema(schema, { media: mediaHintsFromExample(stored.default_example ?? {}) })
    const names = Object.keys(schema.Input.properties ?? {})
    expect(ports.inputs.map((port) => port.name).toSorted()).toEqual(names.toSorted())
    const orders = ports.inputs.map((port) => port.order)
    expect(orders).toEqual(orders.toSorted((a, b) => a - b))
    expect(ports.outputs[0]?.name).toBe('output')
    // Every field of these schemas has a proper control: raw JSON would be a field that was not understood.
    expect(ports.inputs.filter((port) => port.kind === 'json')).toEqual([])
    expect(JSON.stringify(ports)).not.toContain('$ref')
  })

  const outputs = (file: string) => {
    const stored = JSON.parse(readFileSync(join(schemas, file), 'utf8'))
    const media = mediaHintsFromExample(stored.default_example ?? {})
    return portsFromSchema(modelSchemaFromOpenApi(stored.openapi_schema)!, { media }).outputs.map((port) => [
      port.name,
      port.kind,
      port.list,
      port.media ?? null,
    ])
  }

  it('reads the kind of the outputs', () => {
    expect(outputs('meta_llama-2-70b-chat.json')).toEqual([['output', 'text', false, null]])
    expect(outputs('stability-ai_sdxl.json')).toEqual([['output', 'image', true, null]])
    expect(outputs('recraft-ai_recraft-v3.json')).toEqual([['output', 'image', false, null]])
    expect(outputs('nightmareai_disco-diffusion@3c128f652e9f.json')).toEqual([
      ['output', 'file', true, 'any'],
    ])
    expect(outputs('laion-ai_erlich@92fa143ccefe.json')).toEqual([['output', 'json', true, null]])
    expect(outputs('borisdayma_dalle-mini@2e3975b1692c.json')).toEqual([['output', 'json', true, null]])
    expect(outputs('suno-ai_bark.json')).toEqual([
      ['output', 'json', false, null],
      ['audio_out', 'file', false, 'audio'],
      ['prompt_npz', 'file', false, 'any'],
    ])
    expect(outputs('chigozienri_image-urls-to-video@f3afb57de840.json')).toEqual([
      ['output', 'json', false, null],
      ['video', 'file', false, 'video'],
      ['zip', 'file', false, 'any'],
    ])
  })
})

describe('reading a schema', () => {
  it('sorts by x-order, with gaps, then by name; what has no order comes last', () => {
    const ports = inputs({
      zebra: { type: 'string' },
      last: { type: 'string', 'x-order': 9 },
      apple: { type: 'string' },
      b: { type: 'string', 'x-order': 2 },
      a: { type: 'string', 'x-order': 2 },
    })
    expect(ports.inputs.map((port) => port.name)).toEqual(['a', 'b', 'last', 'apple', 'zebra'])
  })

  it('resolves references anywhere, through others and into lists', () => {
    const rest = {
      alias: { $ref: '#/components/schemas/size' },
      size: { type: 'integer', enum: [64, 128], title: 'size' },
    }
    expect(input({ $ref: '#/components/schemas/alias' }, 'a', rest).choices).toEqual([64, 128])
    const list = input({ type: 'array', items: { $ref: '#/components/schemas/alias' } }, 'a', rest)
    expect(list).toMatchObject({ kind: 'choice', list: true, choices: [64, 128] })
  })

  it('survives references that go round, lead nowhere or grow without bound', () => {
    const rest = {
      loop: { $ref: '#/components/schemas/loop' },
      tree: { type: 'object', properties: { child: { $ref: '#/components/schemas/tree' } } },
    }
    expect(input({ $ref: '#/components/schemas/loop' }, 'a', rest).kind).toBe('json')
    expect(input({ $ref: '#/components/schemas/nothing', type: 'string' }, 'a', rest).kind).toBe('text')
    expect(input({ $ref: '#/components/schemas/constructor' }, 'a', rest).kind).toBe('json')
    expect(JSON.stringify(input({ $ref: '#/components/schemas/tree' }, 'a', rest).schema)).not.toContain(
      '$ref',
    )
    const wide: { [name: string]: JsonSchema } = {}
    for (let level = 0; level < 30; level += 1) {
      const next = { $ref: `#/components/schemas/w${level + 1}` }
      wide[`w${level}`] = { type: 'object', properties: { a: next, b: next, c: next } }
    }
    const bomb = input({ $ref: '#/components/schemas/w0' }, 'a', wide)
    expect(JSON.stringify(bomb).length).toBeLessThan(1_000_000)
  })

  it('ends a bomb of allOf, where every level asks for the next twice', () => {
    const rest: { [name: string]: JsonSchema } = {}
    for (let level = 0; level < 40; level += 1) {
      const next = { $ref: `#/components/schemas/b${level + 1}` }
      rest[`b${level}`] = { allOf: [next, next] }
    }
    const start = performance.now()
    expect(input({ $ref: '#/components/schemas/b0' }, 'a', rest).kind).toBe('json')
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('merges allOf with its siblings, and the sibling wins', () => {
    const rest = { size: { type: 'string', enum: ['a', 'b'], description: 'An enumeration.', default: 'a' } }
    const allOf = [{ $ref: '#/components/schemas/size' }]
    expect(input({ allOf, default: 'b', description: 'Mine' }, 'size', rest)).toMatchObject({
      kind: 'choice',
      default: 'b',
      description: 'Mine',
    })
    expect(input({ allOf }, 'size', rest).description).toBeUndefined()
  })

  it('keeps the JSON type of choices', () => {
    expect(input({ enum: [1, 2], type: 'integer', default: 2 })).toMatchObject({
      choices: [1, 2],
      default: 2,
    })
    expect(input({ enum: ['1', '2'], type: 'string' }).choices).toEqual(['1', '2'])
    expect(input({ anyOf: [{ const: 'a' }, { const: 'b' }] }).choices).toEqual(['a', 'b'])
  })

  it('drops a default that breaks its own limits, with a warning', () => {
    const ports = inputs({
      low: { type: 'integer', minimum: 1, default: 0, 'x-order': 0 },
      size: { type: 'integer', enum: ['512', '256'], default: 512, 'x-order': 1 },
      text: { type: 'string', default: 3, 'x-order': 2 },
      fine: { type: 'integer', minimum: -1, default: -1, 'x-order': 3 },
    })
    expect(ports.inputs.map((port) => port.default)).toEqual([undefined, undefined, undefined, -1])
    expect(ports.warnings.map(({ code, port }) => [code, port])).toEqual([
      ['default-dropped', 'low'],
      ['default-dropped', 'size'],
      ['default-dropped', 'text'],
    ])
  })

  it('takes a null default for none, and an input with a default for not required', () => {
    const ports = portsFromSchema({
      Input: {
        type: 'object',
        required: ['a', 'b'],
        properties: {
          a: { type: 'string', default: null, nullable: true },
          b: { type: 'string', default: 'x' },
        },
      },
      Output: { type: 'string' },
    })
    expect(ports.inputs[0]).toMatchObject({ name: 'a', required: true, nullable: true })
    expect('default' in ports.inputs[0]!).toBe(false)
    expect(ports.inputs[1]).toMatchObject({ name: 'b', required: false, default: 'x' })
  })

  it('reads bounds as minimum and maximum, ge and le, and exclusive ones', () => {
    expect(input({ type: 'number', ge: 0.1, le: 4 })).toMatchObject({ minimum: 0.1, maximum: 4 })
    expect(input({ type: 'integer', exclusiveMinimum: 0, lt: 10 })).toMatchObject({ minimum: 1, maximum: 9 })
    expect(input({ type: 'number', exclusiveMinimum: 0 }).schema).toEqual({ exclusiveMinimum: 0 })
    expect(input({ type: 'string', maxLength: 5 }).schema).toEqual({ maxLength: 5 })
  })

  it('reads null out of unions, lists of types, nullable and enums', () => {
    expect(input({ anyOf: [{ type: 'integer' }, { type: 'null' }] })).toMatchObject({
      kind: 'integer',
      nullable: true,
    })
    expect(input({ type: ['string', 'null'] })).toMatchObject({ kind: 'text', nullable: true })
    expect(input({ type: 'boolean', nullable: true })).toMatchObject({ kind: 'boolean', nullable: true })
    expect(input({ enum: ['a', null] })).toMatchObject({ kind: 'choice', choices: ['a'], nullable: true })
    const list = { type: 'array', items: { type: 'string', anyOf: [], format: 'uri' }, nullable: true }
    expect(input(list, 'image_input')).toMatchObject({ kind: 'image', list: true, nullable: true })
  })

  it('gives raw JSON, with its resolved schema and a warning, where no control fits', () => {
    const rest = { point: { type: 'object', properties: { x: { type: 'number' } } } }
    const ports = inputs(
      {
        a: { $ref: '#/components/schemas/point' },
        b: { type: 'array', items: { $ref: '#/components/schemas/point' } },
        c: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
        d: {},
        e: true,
      },
      rest,
    )
    expect(ports.inputs.map((port) => [port.name, port.kind, port.list])).toEqual([
      ['a', 'json', false],
      ['b', 'json', true],
      ['c', 'json', false],
      ['d', 'json', false],
      ['e', 'json', false],
    ])
    expect(ports.inputs[1]?.schema).toEqual({ type: 'array', items: rest.point })
    expect(ports.warnings.map((warning) => warning.code)).toEqual(Array(5).fill('json-control'))
  })

  it('knows secrets and keeps a literal default out', () => {
    expect(input({ type: 'string', format: 'password' }).kind).toBe('secret')
    const ports = inputs({ token: { type: 'string', 'x-cog-secret': true, default: 'hunter2' } })
    expect(ports.inputs[0]?.default).toBeUndefined()
    expect(JSON.stringify(ports)).not.toContain('hunter2')
  })

  it('tells what files are by example, then by name', () => {
    const uri = { type: 'string', format: 'uri' }
    const kinds = (name: string, media = {}) => {
      const port = portsFromSchema({ Input: { properties: { [name]: uri } } }, { media }).inputs[0]
      return port?.kind === 'file' ? port.media : port?.kind
    }
    expect(kinds('image')).toBe('image')
    expect(kinds('initImage')).toBe('image')
    expect(kinds('face_photo')).toBe('image')
    expect(kinds('image_mask')).toBe('mask')
    expect(kinds('first_frame_image')).toBe('image')
    expect(kinds('input_video')).toBe('video')
    expect(kinds('reference_audio')).toBe('audio')
    expect(kinds('lora_weights')).toBe('model')
    expect(kinds('input_images_zip')).toBe('any')
    expect(kinds('custom_history_prompt')).toBe('any')
    expect(kinds('source', { source: 'image' })).toBe('image')
    expect(kinds('mask', { mask: 'image' })).toBe('mask')
    expect(kinds('image', { image: 'video' })).toBe('video')
  })

  it('reads media out of an example', () => {
    const hints = mediaHintsFromExample({
      input: {
        a: 'https://x.y/z.PNG?sig=1',
        b: ['https://x.y/a.mp4', 'https://x.y/b.webm'],
        c: 'a photo.png',
        d: 3,
      },
      output: ['https://x.y/out-0.webp'],
    })
    expect(hints).toEqual({ a: 'image', b: 'video', output: 'image' })
    expect(mediaHintsFromExample({ output: { voice: 'data:audio/wav;base64,AA' } })).toEqual({
      voice: 'audio',
    })
    expect(mediaHintsFromExample({ output: ['https://x.y/a.png', 'https://x.y/a.mp4'] })).toEqual({})
  })

  it('survives hostile names and shapes', () => {
    const properties = JSON.parse('{"__proto__":{"type":"string"},"constructor":{"type":"integer"}}')
    expect(inputs(properties).inputs.map((port) => [port.name, port.kind])).toEqual([
      ['__proto__', 'text'],
      ['constructor', 'integer'],
    ])
    for (const bad of [null, 3, 'x', [], { properties: [] }, { properties: null }]) {
      const schema: ModelSchema = JSON.parse(JSON.stringify({ Input: bad }))
      expect(portsFromSchema(schema).inputs).toEqual([])
      expect(portsFromSchema(schema).warnings[0]?.code).toBe('bad-input-schema')
    }
  })
})
