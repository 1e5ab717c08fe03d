import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { componentSchema } from '@weft/replicate-protocol'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseHostedModel } from '../src/index.ts'
import { predictionOf, setUp } from './set-up.ts'

const uri = { type: 'string', format: 'uri' }
const iterator = { 'x-cog-array-type': 'iterator' }

async function outputOf(Output: unknown, input: Record<string, unknown> = { prompt: 'blue glass' }) {
  const model = parseHostedModel({
    owner: 'acme',
    name: 'thing',
    version: {
      id: 'd'.repeat(64),
      created_at: '2025-01-01T00:00:00Z',
      openapi_schema: {
        components: {
          schemas: {
            Input: {
              type: 'object',
              properties: { prompt: { type: 'string' }, num_outputs: { type: 'integer' } },
            },
            ...(Output === undefined ? {} : { Output }),
            Part: {
              type: 'object',
              required: ['image'],
              properties: {
                image: uri,
                clip_score: { type: 'number' },
                note: { type: 'string', nullable: true },
              },
            },
          },
        },
      },
    },
  })
  const set = setUp({ models: [model] })
  const response = await set.post('/predictions', { version: 'd'.repeat(64), input }, { prefer: 'wait' })
  return { ...set, prediction: await predictionOf(response) }
}

describe('placeholders', () => {
  it.each([
    ['a URI', uri, expect.stringMatching(/output\.png$/)],
    [
      'a list of URIs',
      { type: 'array', items: uri },
      [expect.stringMatching(/png$/), expect.stringMatching(/png$/)],
    ],
    [
      'nested lists',
      { type: 'array', items: { type: 'array', items: uri } },
      [[expect.stringMatching(/png$/)], [expect.stringMatching(/png$/)]],
    ],
    [
      'objects by reference',
      { type: 'array', items: { $ref: '#/components/schemas/Part' } },
      expect.arrayContaining([
        { image: expect.stringMatching(/png$/), clip_score: expect.any(Number), note: null },
      ]),
    ],
    [
      'tokens',
      { type: 'array', items: { type: 'string' }, ...iterator, 'x-cog-array-display': 'concatenate' },
      ['Simulated:', ' blue', ' glass'],
    ],
    ['a text', { type: 'string' }, 'Simulated: blue glass'],
    ['a whole number in bounds', { type: 'integer', minimum: 3, maximum: 3 }, 3],
    ['a choice', { enum: ['yes', 'no'], type: 'string' }, 'yes'],
    ['a boolean', { type: 'boolean' }, true],
    ['nothing said', undefined, { simulated: true, text: 'blue glass' }],
  ])('fit %s', async (_, schema, expected) => {
    const { prediction } = await outputOf(schema, { prompt: 'blue glass', num_outputs: 2 })
    expect(prediction.status).toBe('succeeded')
    expect(prediction.output).toEqual(expected)
  })
  it('can be fetched, as a picture or as a sound', async () => {
    const picture = await outputOf(uri)
    const response = await picture.simulator.fetch(String(picture.prediction.output))
    expect(response.headers.get('content-type')).toBe('image/png')
    const sound = await outputOf({ type: 'object', properties: { audio_out: uri } })
    const wav = await sound.simulator.fetch(
      z.object({ audio_out: z.string() }).parse(sound.prediction.output).audio_out,
    )
    expect(wav.headers.get('content-type')).toBe('audio/wav')
    expect((await wav.arrayBuffer()).byteLength).toBe(16_044)
  })
})

const published = new URL('../../../../shared/reference/schemas/', import.meta.url)
const publishedSchema = z.object({
  openapi_schema: z.record(z.string(), z.unknown()),
  default_example: z.object({ input: z.record(z.string(), z.unknown()) }).nullish(),
})

describe.skipIf(!existsSync(published))('published schemas', () => {
  it('are hosted, and every one gives an output', async () => {
    for (const [index, name] of readdirSync(published).entries()) {
      const { openapi_schema, default_example } = publishedSchema.parse(
        JSON.parse(readFileSync(new URL(name, published), 'utf8')),
      )
      const id = String(index).padStart(64, '0')
      const model = parseHostedModel({
        owner: 'published',
        name: `m${index}`,
        version: { id, created_at: '2025-01-01T00:00:00Z', openapi_schema },
      })
      const { post } = setUp({ models: [model] })
      const input = default_example?.input ?? {
        prompt: 'x',
        sentence: 'x',
        image_urls: 'https://a.test/b.png',
      }
      const known = Object.keys(
        z.object({ properties: z.looseObject({}) }).parse(componentSchema(openapi_schema, 'Input'))
          .properties,
      )
      const kept = Object.fromEntries(Object.entries(input).filter(([key]) => known.includes(key)))
      const answer = await post('/predictions', { version: id, input: kept }, { prefer: 'wait' })
      const prediction = await answer.json()
      expect(prediction, name).toMatchObject({ status: 'succeeded', error: null })
      expect(prediction, name).toHaveProperty('output', expect.anything())
    }
  })
})
