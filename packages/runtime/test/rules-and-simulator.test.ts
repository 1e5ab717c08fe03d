import { type ImageSize, modelSchemaFromOpenApi, portsFromSchema, type Value } from '@weft/ports'
import { predictionSchema } from '@weft/replicate-protocol'
import { checkModel, findFamily, outputSize, parseLoraReference, workloadOf } from '@weft/rules'
import { createSimulator, seedModel } from '@weft/simulator'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

const baseUrl = 'http://simulator.localhost/v1'
const { version } = seedModel()
const schema = modelSchemaFromOpenApi(version.openapi_schema) ?? { Input: {} }
const ports = portsFromSchema(schema).inputs

let ids = 0
const simulator = createSimulator({
  now: () => Date.now(),
  newId: () => `p${String(++ids).padStart(25, '0')}`,
  latencyMs: 0,
  baseUrl,
})

async function run(input: { readonly [name: string]: Value | undefined }) {
  const answer = await simulator.fetch(`${baseUrl}/predictions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'wait' },
    body: JSON.stringify({ version: version.id, input }),
  })
  const prediction = predictionSchema.parse(await answer.json())
  const [url] = Array.isArray(prediction.output) ? prediction.output : []
  if (url === undefined) return { prediction }
  const bytes = Buffer.from(await (await simulator.fetch(String(url))).arrayBuffer())
  const { width, height } = await sharp(bytes).metadata()
  return { prediction, size: { width, height } }
}

async function pictureOf({ width, height }: ImageSize): Promise<string> {
  const create = { width, height, channels: 3, background: '#456' } as const
  return `data:image/png;base64,${(await sharp({ create }).png().toBuffer()).toString('base64')}`
}

const side = fc.integer({ min: 256, max: 460 })
const inputs = fc.record(
  {
    aspect_ratio: fc.constantFrom('1:1', '16:9', '21:9', '2:3', '5:4', '9:21', 'custom', 'custom'),
    width: side,
    height: side,
    megapixels: fc.constant('0.25'),
    prompt_strength: fc.constantFrom(0, 0.05, 0.2, 0.5, 0.8, 0.93, 1),
    num_inference_steps: fc.integer({ min: 1, max: 50 }),
    go_fast: fc.boolean(),
    model: fc.constantFrom('dev', 'schnell'),
  },
  { requiredKeys: ['megapixels'] },
)
const images = fc.option(
  fc.record({ width: fc.integer({ min: 40, max: 500 }), height: fc.integer({ min: 40, max: 500 }) }),
  { nil: undefined },
)

describe('what the rules foretell is what the simulator does', () => {
  it('for any input: the size, the steps that run, and whether it fails', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, images, async (settings, imageSize) => {
        const image = imageSize === undefined ? undefined : await pictureOf(imageSize)
        const values = { prompt: 'a quiet ocean', output_format: 'png', seed: 1, ...settings, image }
        const known = { ports, values, ...(imageSize === undefined ? {} : { imageSize }) }
        const { prediction, size } = await run(values)
        const errors = checkModel(known).filter(({ severity }) => severity === 'error')
        expect(prediction.status === 'failed', JSON.stringify(errors)).toBe(errors.length > 0)
        if (prediction.status === 'failed') return
        expect(size).toEqual(outputSize(schema, values, imageSize))
        const [, steps] = /(\d+)\/\1 \[/.exec(prediction.logs ?? '') ?? []
        expect(workloadOf(known).work).toEqual({ low: Number(steps), high: Number(steps) })
      }),
      { numRuns: 30, seed: 4711 },
    )
  })

  it.each([
    ['1:1', '1'],
    ['3:4', '1'],
    ['9:16', '0.25'],
  ])('for %s at %s megapixels', async (aspect_ratio, megapixels) => {
    const values = { prompt: 'x', aspect_ratio, megapixels, num_inference_steps: 1 }
    expect((await run(values)).size).toEqual(outputSize(schema, values))
  })

  it('for large images, scaled down to 1440', async () => {
    for (const imageSize of [
      { width: 1920, height: 1080 },
      { width: 1000, height: 1000 },
    ]) {
      const values = { prompt: 'x', image: await pictureOf(imageSize) }
      expect((await run(values)).size).toEqual(outputSize(schema, values, imageSize))
    }
    expect(outputSize(schema, { image: 'x' }, { width: 4000, height: 3000 })).toEqual({
      width: 1440,
      height: 1088,
    })
    expect(outputSize(schema, { image: 'x' })).toBeUndefined()
    expect(findFamily(ports)?.id).toBe('flux-lora')
  })

  it.each([
    'fofr/flux-pixar-cars',
    'fofr/flux-pixar-cars/versions/abc123',
    'https://replicate.com/fofr/flux-pixar-cars',
    'huggingface.co/a/b',
    'https://huggingface.co/a/b/resolve/main/x.safetensors',
    'https://civitai.com/models/12/x',
    'https://example.com/x.safetensors?download=true',
    'huggingface.co/only-owner',
    'www.huggingface.co/a/b',
    'https://huggingface.co/a/b/tree/main',
    'civitai.com/models/abc',
    'civitai.com/models/12?modelVersionId=7',
    'fofr/flux:abc123',
    'replicate.com/fofr/flux',
    'example.com/x.safetensors',
    ' fofr/flux ',
    'nonsense',
  ])('for the LoRA reference %j', async (extra_lora) => {
    const values = { prompt: 'x', megapixels: '0.25', num_inference_steps: 1, extra_lora }
    const { prediction } = await run(values)
    const { problem } = parseLoraReference(extra_lora)
    expect(prediction.status === 'failed', String(prediction.error)).toBe(problem !== undefined)
    const words = /Failed to parse \w+ URL\. Expected [^ ]+/.exec(String(prediction.error))
    if (words !== null) expect(problem?.message).toContain(words[0])
  })
})
