import { setTimeout as sleepFor } from 'node:timers/promises'
import type { PredictionCall } from '@weft/provider'
import { providerConformance } from '@weft/provider/conformance'
import { createSimulator, type FaultPlanInput, seedModel } from '@weft/simulator'
import { describe, expect, it } from 'vitest'
import { createReplicateProvider, errorOfPrediction } from '../src/index.ts'
import { errorOf } from './error-of.ts'

const { signal } = new AbortController()
const seed = seedModel()
const model = `${seed.owner}/${seed.name}:${seed.version.id}`
const callOf = (input: PredictionCall['input'] = {}): PredictionCall => ({
  model,
  input: { prompt: 'a red fox', megapixels: '0.25', num_inference_steps: 4, ...input },
})

function makeBench(token = 'the-token') {
  const baseUrl = 'http://simulator.localhost/v1'
  let ids = 0
  const simulator = createSimulator({
    now: Date.now,
    newId: () => {
      ids += 1
      return `id${String(ids).padStart(24, '0')}`
    },
    latencyMs: 0,
    baseUrl,
    faults: true,
    authenticate: (given) => given === 'the-token',
  })
  const provider = createReplicateProvider({
    token,
    baseUrl,
    fetch: simulator.fetch,
    now: Date.now,
    sleep: async (ms, given) => {
      await sleepFor(Math.min(ms, 10), undefined, { signal: given })
    },
    random: () => 0.5,
    simulated: true,
  })
  return { simulator, provider, fail: (plan: FaultPlanInput) => simulator.faults?.set(plan) }
}

providerConformance('Replicate over the simulator', async () => {
  const { simulator, provider, fail } = makeBench()
  const endless = callOf({ prompt: 'a river without an end' })
  return {
    provider: {
      ...provider,
      create: (call, options) => {
        if (call === endless) fail({ ending: 'stuck-processing' })
        return provider.create(call, options)
      },
    },
    model,
    succeeding: callOf(),
    // No width and no height: the predictor fails in its own words.
    failing: callOf({ aspect_ratio: 'custom' }),
    endless,
    accepted: simulator.accepted,
    loseNextAnswer: () => fail({ dropAfterAccepting: 1 }),
    refuseNextCreation: (seconds) => fail({ throttle: { count: 1, retryAfter: seconds } }),
    close: simulator.close,
  }
})

describe('the simulator through the provider', () => {
  it('takes a picture from an uploaded one', async () => {
    const { simulator, provider } = makeBench()
    const first = await provider.create(callOf({ output_format: 'png', megapixels: '1' }), { signal })
    const { output } = await provider.wait(first.id, { signal })
    const picture = await provider.download(String(Array.isArray(output) ? output[0] : output), signal)
    expect(picture.mediaType).toBe('image/png')
    const image = await provider.uploadFile({ ...picture, name: 'a.png' }, signal)
    const second = await provider.create(callOf({ image, prompt_strength: 0.5 }), { signal })
    expect(await provider.wait(second.id, { signal })).toMatchObject({ status: 'succeeded' })
    await simulator.close()
  })

  it('calls dropped pictures rejected content, and a prediction that never started not billed', async () => {
    const { simulator, provider, fail } = makeBench()
    fail({ unsafeImages: [0] })
    const unsafe = await provider.create(callOf({ go_fast: false }), { signal })
    const failed = await provider.wait(unsafe.id, { signal })
    expect(errorOfPrediction(failed)).toMatchObject({ code: 'content_rejected', retryable: false })
    fail({ ending: 'aborted' })
    const { id } = await provider.create(callOf(), { signal })
    expect(await provider.wait(id, { signal })).toMatchObject({ status: 'aborted' })
    await simulator.close()
  })

  it('loses outputs when their time is over', async () => {
    const { simulator, provider, fail } = makeBench()
    fail({ expireAfterMs: 0 })
    const { id } = await provider.create(callOf(), { signal })
    const ended = await provider.wait(id, { signal })
    await sleepFor(5)
    const later = await provider.get(id, signal)
    expect(later).toMatchObject({ status: 'succeeded', dataRemoved: true })
    expect(errorOfPrediction(later)).toMatchObject({ code: 'output_lost' })
    const url = Array.isArray(ended.output)
      ? ended.output[0]
      : `http://simulator.localhost/outputs/${id}/out-0.webp`
    expect(await errorOf(provider.download(String(url), signal))).toMatchObject({ code: 'output_lost' })
    await simulator.close()
  })

  it('refuses in words that name the fault', async () => {
    const { simulator, provider, fail } = makeBench()
    const wrong = callOf({ num_outputs: 99, megapixels: '7', nonsense: true })
    const invalid = await errorOf(provider.create(wrong, { signal }))
    expect(invalid.code).toBe('invalid_input')
    for (const name of ['num_outputs', 'megapixels', 'nonsense']) expect(invalid.message).toContain(name)
    fail({ noCredit: true })
    expect(await errorOf(provider.create(callOf(), { signal }))).toMatchObject({ code: 'payment_required' })
    fail({ dropBeforeAccepting: 1 })
    expect(await errorOf(provider.create(callOf(), { signal }))).toMatchObject({ retryable: false })
    fail({ serverErrors: { count: 3, on: 'any', status: 503 } })
    expect((await provider.resolveModel(model.slice(0, -56), signal)).ref).toBe(model)
    expect(simulator.accepted()).toBe(0)
    const { provider: stranger } = makeBench('another-token')
    expect(await errorOf(stranger.create(callOf(), { signal }))).toMatchObject({ code: 'unauthenticated' })
    await simulator.close()
  })
})
