import type { Prediction } from '@weft/provider'
import { describe, expect, it } from 'vitest'
import { errorOf } from './error-of.ts'
import { callOf, makeBench } from './make-provider.ts'

const { signal } = new AbortController()
const reads = (requests: readonly { readonly method: string; readonly path: string }[]) =>
  requests.filter(({ method, path }) => method === 'GET' && path.startsWith('/v1/predictions/')).length

describe('waiting', () => {
  it('ends on aborted, which the npm client never does', async () => {
    const { provider } = makeBench()
    const { id } = await provider.create(callOf({ ends: 'aborted' }), { signal })
    expect(await provider.wait(id, { signal })).toMatchObject({ status: 'aborted' })
  })

  it('does not take processing with output for the end', async () => {
    const { provider, server } = makeBench({}, 4)
    const { id } = await provider.create(callOf(), { signal })
    const kept = server.predictions.get(id)
    if (kept === undefined) throw new Error('The prediction is not there.')
    kept.wire = { ...kept.wire, status: 'processing', output: ['https://replicate.delivery/partial.png'] }
    const seen: Prediction[] = []
    const ended = await provider.wait(id, { signal, onUpdate: (update) => seen.push(update) })
    expect(seen[0]).toMatchObject({
      status: 'processing',
      output: ['https://replicate.delivery/partial.png'],
    })
    expect(ended).toMatchObject({ status: 'succeeded', predictTime: 1.5 })
  })

  it('asks every 500 ms while there are few', async () => {
    const { provider, clock } = makeBench({}, 5)
    const { id } = await provider.create(callOf(), { signal })
    const start = clock.now()
    await provider.wait(id, { signal })
    expect(clock.now() - start).toBe(2000)
    expect(clock.pending()).toBe(0)
  })

  it('stays below its budget however many are open', async () => {
    const { provider, server, clock } = makeBench({ maxPollsPerMinute: 600 })
    const ids: string[] = []
    for (let count = 0; count < 150; count += 1) {
      ids.push((await provider.create(callOf({ ends: 'never' }), { signal })).id)
    }
    const end = new AbortController()
    const times: number[] = []
    server.interventions.push(() => {
      times.push(clock.now())
      if (times.length === 1500) end.abort()
      return undefined
    })
    const waits = ids.map((id) => errorOf(provider.wait(id, { signal: end.signal })))
    const errors = await Promise.all(waits)
    expect(errors.every(({ code }) => code === 'canceled')).toBe(true)
    for (let at = 600; at < times.length; at += 1) {
      expect((times[at] ?? 0) - (times[at - 600] ?? 0)).toBeGreaterThanOrEqual(60_000 - 1)
    }
    const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(99)
    // None is starved: 1500 reads of 150 predictions.
    const perPrediction = [...server.predictions.values()].map((kept) => kept.reads)
    expect(Math.min(...perPrediction)).toBeGreaterThanOrEqual(5)
    expect(clock.pending()).toBe(0)
  })

  it('lets a newcomer in at once, however many are open', async () => {
    const { provider, clock } = makeBench({ maxPollsPerMinute: 600 })
    const end = new AbortController()
    const ids: string[] = []
    for (let count = 0; count < 101; count += 1) {
      ids.push((await provider.create(callOf({ ends: 'never' }), { signal })).id)
    }
    const [newcomer = '', ...others] = ids
    const waits = others.map((id) => errorOf(provider.wait(id, { signal: end.signal })))
    await clock.sleep(60_000, signal)
    const start = clock.now()
    await errorOf(provider.wait(newcomer, { signal: end.signal, onUpdate: () => end.abort() }))
    expect(clock.now() - start).toBeLessThan(2000)
    await Promise.all(waits)
  })

  it('gives the shares of those that have ended to the others', async () => {
    const { provider, clock } = makeBench({ maxPollsPerMinute: 60 }, 3)
    const many = await Promise.all(Array.from({ length: 10 }, () => provider.create(callOf(), { signal })))
    await Promise.all(many.map(({ id }) => provider.wait(id, { signal })))
    const { id } = await provider.create(callOf(), { signal })
    const start = clock.now()
    await provider.wait(id, { signal })
    expect(clock.now() - start).toBeLessThanOrEqual(4000)
  })

  it('sits out an outage, and takes repetitions from the budget', async () => {
    const { provider, server, clock } = makeBench()
    const { id } = await provider.create(callOf(), { signal })
    for (let count = 0; count < 12; count += 1) {
      server.interventions.push(() => new Response('', { status: 503 }))
    }
    expect(await provider.wait(id, { signal })).toMatchObject({ status: 'succeeded' })
    expect(reads(server.requests)).toBe(14)
    expect(clock.slept.every((ms) => ms >= 500)).toBe(true)
  })

  it('gives up an outage that does not end', async () => {
    const { provider } = makeBench({ fetch: () => Promise.reject(new TypeError('fetch failed')) })
    const error = await errorOf(provider.wait('abc', { signal }))
    expect(error).toMatchObject({ code: 'provider_unreachable', retryable: true })
  })

  it('is over at once when aborted, whether it sleeps or reads', async () => {
    const { provider, clock } = makeBench({ sleep: () => new Promise(() => {}) })
    const { id } = await provider.create(callOf({ ends: 'never' }), { signal })
    const first = new AbortController()
    const sleeping = provider.wait(id, {
      signal: first.signal,
      onUpdate: () => setTimeout(() => first.abort(), 5),
    })
    expect(await errorOf(sleeping)).toMatchObject({ code: 'canceled' })
    const second = new AbortController()
    const other = makeBench()
    other.server.interventions.push(() => {
      setTimeout(() => second.abort(), 5)
      return new Promise(() => {})
    })
    const reading = other.provider.wait(id, { signal: second.signal })
    expect(await errorOf(reading)).toMatchObject({ code: 'canceled' })
    expect(clock.pending()).toBe(0)
  })
})

describe('progress', () => {
  const bar = (step: number) => ` ${Math.round(step * 25)}%|███▌      | ${step}/4 [00:01<00:04,  5.10it/s]`

  async function watch(input: Record<string, string | number | boolean>, logs: readonly string[]) {
    const { provider, server } = makeBench({}, logs.length + 1)
    const { id } = await provider.create({ ...callOf(), input: { prompt: 'x', ...input } }, { signal })
    const seen: (number | undefined)[] = []
    let at = 0
    const show = () => {
      const kept = server.predictions.get(id)
      const text = logs[at]
      at += 1
      if (kept === undefined || text === undefined) return undefined
      server.interventions.push(show)
      return Response.json({ ...kept.wire, status: 'processing', logs: text })
    }
    server.interventions.push(show)
    await provider.wait(id, { signal, onUpdate: ({ progress }) => seen.push(progress?.fraction) })
    return seen.slice(0, logs.length)
  }

  it('counts one bar per picture under go_fast', async () => {
    const quantized = 'running quantized prediction\nUsing seed: 1\n'
    const logs = [
      quantized,
      quantized + bar(2),
      `${quantized}${bar(4)}\n${bar(1)}`,
      `${quantized}${bar(4)}\n${bar(1)}\n${bar(4)}`,
    ]
    expect(await watch({ go_fast: true, num_outputs: 2 }, logs)).toEqual([undefined, 0.25, 0.625, 1])
  })

  it('counts one bar where the model switched go_fast off', async () => {
    const off = 'Img2img and inpainting not supported with fast fp8 inference; will run in bf16\n'
    expect(await watch({ go_fast: true, num_outputs: 4 }, [off + bar(1), off + bar(4)])).toEqual([0.25, 1])
  })

  it('never runs backwards, even when the logs are cut', async () => {
    expect(await watch({}, [bar(3), bar(1), '', bar(4)])).toEqual([0.75, 0.75, 0.75, 1])
  })
})
