import { existsSync, readFileSync } from 'node:fs'
import { type Json, type ModelSchema, modelSchemaFromOpenApi, portsFromSchema, type Value } from '@weft/ports'
import { describe, expect, it } from 'vitest'
import { checkModel, findFamily, outputSize, workloadOf } from '../src/index.ts'
import { ports as fluxLora } from './flux.ts'

const choice = (choices: readonly string[]): Json => ({
  type: 'string',
  enum: [...choices],
  default: choices[0] ?? '',
})
const integer = (fallback: number): Json => ({ type: 'integer', default: fallback })
const number = (fallback: number): Json => ({ type: 'number', default: fallback })

const common: { readonly [input: string]: Json } = {
  prompt: { type: 'string' },
  aspect_ratio: choice(['1:1', '16:9', '9:16']),
  num_outputs: integer(1),
  seed: { type: 'integer' },
  output_format: choice(['webp', 'jpg', 'png']),
  output_quality: integer(80),
  go_fast: { type: 'boolean', default: true },
  megapixels: choice(['1', '0.25']),
}
const ofDev: { readonly [input: string]: Json } = {
  image: { type: 'string', format: 'uri' },
  prompt_strength: number(0.8),
  num_inference_steps: integer(28),
  guidance: number(3),
}
const schemaOf = (properties: { readonly [input: string]: Json }): ModelSchema => ({
  Input: { type: 'object', properties, required: ['prompt'] },
  Output: { type: 'array', items: { type: 'string', format: 'uri' } },
})
const schnell = schemaOf(common)
const dev = schemaOf({ ...common, ...ofDev })
const devLora = schemaOf({ ...common, ...ofDev, lora_weights: { type: 'string' }, lora_scale: number(1) })
const portsOf = (schema: ModelSchema) => portsFromSchema(schema).inputs

const image = 'https://example.com/a.png'
const check = (schema: ModelSchema, values: { readonly [input: string]: Value }) =>
  checkModel({ ports: portsOf(schema), values: { prompt: 'a cat', ...values } })
const codes = (schema: ModelSchema, values: { readonly [input: string]: Value }) =>
  check(schema, values).map(({ code, input }) => `${code} ${input}`)

describe('FLUX dev and schnell as they are published', () => {
  it('are told apart by the shape of their schema', () => {
    const familyOf = (schema: ModelSchema) => findFamily(portsOf(schema))?.id
    expect([schnell, dev, devLora].map(familyOf)).toEqual(['flux-schnell', 'flux-dev', 'flux-dev'])
    expect(findFamily(fluxLora)?.id).toBe('flux-lora')
    const { go_fast: _, ...slow } = common
    expect(familyOf(schemaOf(slow))).toBeUndefined()
    expect(familyOf(schemaOf({ ...common, input_image: { type: 'string', format: 'uri' } }))).toBeUndefined()
  })

  it('say what an image makes of the other inputs', () => {
    const values = { image, aspect_ratio: '16:9', megapixels: '1', go_fast: true }
    expect(codes(dev, values)).toEqual([
      'ratio-from-image aspect_ratio',
      'go-fast-off go_fast',
      'megapixels-ignored megapixels',
      'fewer-steps num_inference_steps',
    ])
    expect(check(dev, { image, aspect_ratio: '16:9' })[0]?.mend?.set).toEqual({ aspect_ratio: undefined })
    expect(codes(dev, { prompt_strength: 0.5 })).toEqual(['strength-without-image prompt_strength'])
  })

  it.each([
    [28, 0.8, 23],
    [28, 0.5, 14],
    // In binary (1 - 0.9) * 10 is a little less than 1.
    [10, 0.9, 10],
    [50, 1, 50],
  ])('count the steps that really run: of %i with %f, %i', (steps, strength, real) => {
    const values = { prompt: 'x', image, num_inference_steps: steps, prompt_strength: strength }
    expect(workloadOf({ ports: portsOf(dev), values })).toMatchObject({ work: { low: real, high: real } })
  })

  it('say that without a step the image comes back', () => {
    const [found, ...others] = check(dev, { image, prompt_strength: 0 })
    expect(others).toEqual([])
    expect(found).toMatchObject({
      code: 'no-step-left',
      severity: 'warning',
      message: expect.stringContaining('comes back as it is'),
      mend: { set: { prompt_strength: 0.1 } },
    })
  })

  it('say that a seed repeats nothing while go_fast is on, which is the default', () => {
    for (const schema of [dev, schnell]) {
      expect(codes(schema, { seed: 7 })).toEqual(['not-repeatable seed'])
      expect(check(schema, { seed: 7 })[0]?.mend?.set).toEqual({ go_fast: false })
      expect(codes(schema, { seed: 7, go_fast: false })).toEqual([])
      expect(codes(schema, { seed: 7, go_fast: false, num_outputs: 2 })).toEqual(['one-seed-for-all seed'])
      expect(codes(schema, { output_format: 'png', output_quality: 3 })).toEqual([
        'quality-ignored output_quality',
      ])
    }
  })

  it('say that a seed of 0 is none, where a seed counts at all', () => {
    for (const schema of [dev, schnell]) {
      expect(codes(schema, { seed: 0, go_fast: false })).toEqual(['seed-not-used seed'])
      expect(check(schema, { seed: 0, go_fast: false })[0]?.mend?.set).toEqual({ seed: 1 })
      expect(codes(schema, { seed: 0 })).toEqual(['not-repeatable seed'])
    }
    expect(codes(dev, { seed: 0, image, prompt_strength: 1 })).toEqual(['seed-not-used seed'])
  })

  it('know how much of a prompt is read', () => {
    const prompt = 'cat '.repeat(300)
    expect(check(schnell, { prompt })[0]?.message).toContain('schnell reads only the first 256')
    expect(codes(dev, { prompt })).toEqual([])
    expect(check(dev, { prompt: prompt + prompt })[0]?.message).toContain('dev reads only the first 512')
  })

  it('say what go_fast makes of the scale of a LoRA, where there is one', () => {
    const values = { lora_weights: 'fofr/flux-pixar-cars', lora_scale: 1 }
    expect(check(devLora, values)).toMatchObject([
      { code: 'lora-scale-multiplied', message: expect.stringContaining('1.5') },
    ])
  })

  it('tell the size before the run, but not what becomes of an image', () => {
    expect(outputSize(dev, { aspect_ratio: '16:9' })).toEqual({ width: 1344, height: 768 })
    expect(outputSize(schnell, { megapixels: '0.25' })).toEqual({ width: 512, height: 512 })
    expect(outputSize(dev, { image }, { width: 640, height: 480 })).toBeUndefined()
  })
})

const published = new URL('../../../../shared/reference/schemas/', import.meta.url)

describe.skipIf(!existsSync(published))('the published schemas', () => {
  it.each([
    ['black-forest-labs_flux-dev.json', 'flux-dev'],
    ['black-forest-labs_flux-schnell.json', 'flux-schnell'],
    ['recraft-ai_recraft-v3.json', undefined],
    ['stability-ai_sdxl.json', undefined],
    ['google_nano-banana@2025-08-26.json', undefined],
    ['fofr_latent-consistency-model.json', undefined],
  ])('%s is of the family %s', (file, family) => {
    const { openapi_schema: openApi } = JSON.parse(readFileSync(new URL(file, published), 'utf8'))
    const schema = modelSchemaFromOpenApi(openApi)
    if (schema === undefined) throw new Error(`${file} has no schema`)
    expect(findFamily(portsOf(schema))?.id).toBe(family)
  })
})
