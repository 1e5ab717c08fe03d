import { readFileSync } from 'node:fs'
import type { ModelSchema } from '@weft/ports'
import { describe, expect, it } from 'vitest'
import { createWorld, documentOf, execute, picture } from '../test/world.ts'
import { planRun } from './plan-run.ts'
import { resolveSeeds } from './resolve-seeds.ts'

const schema: ModelSchema = JSON.parse(
  readFileSync(new URL('../../nodes/fixtures/flux-lora.schema.json', import.meta.url), 'utf8'),
)
const reference = `owner/name:${'5'.repeat(64)}`

/** The document that the format's description shows: inpainting with a stack of LoRAs. */
const document = {
  ...documentOf(
    {
      colour: { type: 'input', params: { name: 'colour', kind: 'text', default: 'red' } },
      prompt: { type: 'prompt', params: { text: 'a photo of TOK wearing a {colour} coat' } },
      photo: { type: 'load-image', params: { image: { asset: picture('9').asset } } },
      mask: { type: 'mask', params: { mask: { asset: picture('7').asset } } },
      loras: { type: 'lora-stack', params: { loras: [{ weights: 'fofr/flux-pixar-cars', scale: 0.9 }] } },
      flux: {
        type: 'model',
        params: { model: reference, input: { num_outputs: 2, seed: { control: 'random' } } },
      },
      result: { type: 'output', params: { name: 'images' } },
    },
    [
      ['colour.value', 'prompt.colour'],
      ['prompt.text', 'flux.prompt'],
      ['photo.image', 'mask.image'],
      ['photo.image', 'flux.image'],
      ['mask.mask', 'flux.mask'],
      ['loras.loras', 'flux.loras'],
      ['flux.output', 'result.value'],
    ],
  ),
  models: { [reference]: { schema, digest: `sha256:${'d'.repeat(64)}` } },
}

describe('the example document', () => {
  it('runs: seeds drawn, LoRAs in their fields, only what is set is sent', async () => {
    const world = createWorld()
    const { registry } = world
    const resolved = resolveSeeds(document, { registry, random: () => 0.25 })
    expect(resolved.seeds.flux?.['input.seed']).toBeTypeOf('number')
    const { seeds } = resolved
    const { plan, issues } = planRun(resolved.document, { registry, inputs: { colour: 'blue' }, seeds })
    // Its image and its strength: told, and nothing that was only drawn.
    expect(issues).toMatchObject([{ code: 'fewer-steps', severity: 'info' }])
    if (plan === undefined) throw new Error('no plan')
    expect(plan.steps.map(({ nodeId }) => nodeId)).toEqual([
      'colour',
      'loras',
      'photo',
      'mask',
      'prompt',
      'flux',
      'result',
    ])
    const { state } = await execute(world, plan, { seeds: resolved.seeds })
    expect(state.status).toBe('succeeded')
    expect(world.seen.calls).toEqual([
      {
        model: reference,
        input: {
          prompt: 'a photo of TOK wearing a blue coat',
          image: { ...picture('0'), asset: picture('9').asset },
          mask: { ...picture('0'), asset: picture('7').asset },
          num_outputs: 2,
          seed: resolved.seeds.flux?.['input.seed'],
          replicate_weights: 'fofr/flux-pixar-cars',
          lora_scale: 0.9,
        },
      },
    ])
    expect(state.outputs.images).toHaveLength(1)
  })
})
