import type { Json } from '@weft/ports'
import { createSimulator, type HostedModel } from '@weft/simulator'
import { describe, expect, it } from 'vitest'
import { documentOf, output } from './documents.ts'
import { openRuntime, run } from './open-runtime.ts'

const baseUrl = 'http://replicate.localhost/v1'
const picture = { type: 'string', format: 'uri' }

/** Runs a model with an output of that schema and gives what the node gave. */
async function outputOf(
  schema: { readonly [key: string]: Json },
  more: { readonly [name: string]: Json } = {},
) {
  const model: HostedModel = {
    owner: 'someone',
    name: 'thing',
    version: {
      id: 'd'.repeat(64),
      created_at: '2026-01-01T00:00:00Z',
      openapi_schema: {
        components: {
          schemas: {
            Input: {
              type: 'object',
              properties: {
                prompt: { type: 'string' },
                output_format: { type: 'string', enum: ['png'], default: 'png' },
              },
            },
            Output: schema,
            ...more,
          },
        },
      },
    },
  }
  const simulator = createSimulator({
    now: Date.now,
    newId: () => globalThis.crypto.randomUUID(),
    latencyMs: 0,
    baseUrl,
    models: [model],
  })
  const runtime = await openRuntime({
    provider: 'replicate',
    replicateToken: 'token',
    replicateBaseUrl: baseUrl,
    fetch: simulator.fetch,
  })
  const document = documentOf(
    {
      thing: { type: 'model', params: { model: 'someone/thing', input: { prompt: 'a' } } },
      result: output('result'),
    },
    'thing.output -> result.value',
  )
  const state = await run(runtime, { document })
  expect(state.error).toBeUndefined()
  return state.nodes.thing?.outputs ?? {}
}

const kept = { asset: expect.stringMatching(/^sha256:/), mediaType: expect.any(String) }

describe('files in outputs', () => {
  it('are kept where the schema has them: a single one, also by reference', async () => {
    expect((await outputOf(picture)).output).toMatchObject(kept)
    expect(
      (await outputOf({ allOf: [{ $ref: '#/components/schemas/Picture' }] }, { Picture: picture })).output,
    ).toMatchObject(kept)
  })

  it('are kept in the fields of an object, beside what is no file', async () => {
    const outputs = await outputOf({
      type: 'object',
      properties: {
        image: picture,
        layers: { type: 'array', items: picture },
        score: { type: 'number' },
        caption: { type: 'string' },
      },
    })
    expect(outputs.output).toMatchObject({
      image: kept,
      layers: [kept],
      score: expect.any(Number),
      caption: expect.any(String),
    })
    expect(outputs.image).toMatchObject(kept)
    expect(JSON.stringify(outputs)).not.toContain('replicate.localhost')
  })

  it('are not looked for in plain text', async () => {
    expect((await outputOf({ type: 'string' })).output).toEqual(expect.any(String))
  })
})
