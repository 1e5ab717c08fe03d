import { describe, expect, it } from 'vitest'
import { documentOf, fluxModel, output } from './documents.ts'
import { begin, openRuntime, temporaryDirectory } from './open-runtime.ts'

const token = process.env.WEFT_TEST_REPLICATE_TOKEN ?? ''
const { signal } = new AbortController()

describe.skipIf(token === '')('Replicate itself (costs a few cents)', () => {
  it('runs the model that Weft comes with, as its bundled schema says', async () => {
    const runtime = await openRuntime({
      provider: 'replicate',
      replicateToken: token,
      dataDirectory: await temporaryDirectory(),
      fetch,
    })
    const bundled = await runtime.models.find(fluxModel)
    const real = await runtime.models.add(`${fluxModel}:${bundled?.version.slice(0, 8)}`, signal)
    const names = (model: typeof real | undefined) =>
      Object.keys(model?.schema.Input.properties ?? {}).toSorted()
    expect(names(real)).toEqual(names(bundled))
    const input = { prompt: 'a red fox in the snow', num_inference_steps: 4, megapixels: '0.25', seed: 1 }
    const document = documentOf(
      { flux: { type: 'model', params: { model: real.ref, input } }, result: output('images') },
      'flux.output -> result.value',
    )
    const id = await begin(runtime, { document })
    const run = await runtime.waitForRun(id, 300_000, signal)
    expect(run?.error).toBeUndefined()
    expect(run).toMatchObject({
      status: 'succeeded',
      simulated: false,
      outputs: { images: [{ asset: expect.stringMatching(/^sha256:/), width: expect.any(Number) }] },
    })
    // Kept, not made again.
    const again = await runtime.waitForRun(await begin(runtime, { document }), 60_000, signal)
    expect(again?.nodes.flux).toMatchObject({ cached: true })
  }, 400_000)
})
