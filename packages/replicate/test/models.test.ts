import { describe, expect, it } from 'vitest'
import { errorOf } from './error-of.ts'
import { versionA, versionB } from './little-replicate.ts'
import { callOf, makeBench } from './make-provider.ts'

const { signal } = new AbortController()
const long = '59d9e458-d5b3-411c-9a34-660cc531df04_1752205226074_aleczander'

describe('resolving a model', () => {
  it.each([
    ['tester/paint', `tester/paint:${versionB}`],
    [`tester/paint:${versionA}`, `tester/paint:${versionA}`],
    ['tester/paint:a1b2c3d4', `tester/paint:${versionA}`],
    ['tester/paint:a1b2ff', `tester/paint:${versionB}`],
    ['https://replicate.com/tester/paint', `tester/paint:${versionB}`],
    ['https://replicate.com/tester/paint/versions/a1b2c3d4?x=1#y', `tester/paint:${versionA}`],
    [`tester/${long}:a1b2c3d4`, `tester/${long}:${versionA}`],
    ['tester/official', 'tester/official'],
    ['deployments/me/mine', 'deployments/me/mine'],
    ['https://replicate.com/deployments/me/mine', 'deployments/me/mine'],
  ])('reads %s', async (text, ref) => {
    const { provider, server } = makeBench()
    expect((await provider.resolveModel(text, signal)).ref).toBe(ref)
    // A page's `next` that names another host must not get the token.
    expect(server.requests.every(({ path }) => path.startsWith('/v1/'))).toBe(true)
  })

  it('describes it with the components that matter and with what the example shows', async () => {
    const { provider } = makeBench()
    const described = await provider.resolveModel('tester/paint', signal)
    expect(described).toMatchObject({
      owner: 'tester',
      name: 'paint',
      version: versionB,
      official: false,
      description: 'Paints.',
      coverUrl: 'https://replicate.delivery/cover.webp',
      media: { image: 'image', output: 'image' },
    })
    expect(Object.keys(described.schema).sort()).toEqual(['Input', 'Output', 'Picture', 'size'])
    expect(await provider.resolveModel('tester/official', signal)).toMatchObject({
      official: true,
      version: '',
    })
  })

  it.each([
    ['tester/nothing', 'not_found', 'could not be found'],
    ['tester/paint:dead', 'not_found', 'begins with dead'],
    ['tester/paint:a1b2', 'invalid_input', versionA],
    ['../../account', 'invalid_input', 'owner/name'],
    ['paint', 'invalid_input', 'owner/name'],
    ['deployments/../x', 'invalid_input', 'owner/name'],
  ])('says what is wrong with %s', async (text, code, words) => {
    const { provider } = makeBench()
    const error = await errorOf(provider.resolveModel(text, signal))
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
  })

  it('says so when a model publishes no schema or no version', async () => {
    for (const [latest, code] of [
      [null, 'not_found'],
      [{ id: versionA, created_at: 'x', openapi_schema: null }, 'provider_failed'],
    ]) {
      const { provider, server } = makeBench()
      server.interventions.push(() => Response.json({ owner: 'o', name: 'n', latest_version: latest }))
      expect(await errorOf(provider.resolveModel('o/n', signal))).toMatchObject({ code })
    }
  })
})

describe('finding predictions', () => {
  it('reads every page, matching version and exact input', async () => {
    const { provider, server } = makeBench()
    const wanted = await provider.create(callOf({ size: 'small' }), { signal })
    for (let count = 0; count < 5; count += 1) await provider.create(callOf({ count }), { signal })
    const otherVersion = { ...callOf({ size: 'small' }), model: `tester/paint:${versionB}` }
    await provider.create(otherVersion, { signal })
    const found = await provider.find(callOf({ size: 'small' }), new Date(0), signal)
    expect(found.map(({ id }) => id)).toEqual([wanted.id])
    expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(4)
  })

  it('leaves out what is older, but for five minutes of clock skew', async () => {
    const { provider } = makeBench()
    await provider.create(callOf(), { signal })
    expect(await provider.find(callOf(), new Date(Date.now() + 250_000), signal)).toHaveLength(1)
    expect(await provider.find(callOf(), new Date(Date.now() + 350_000), signal)).toEqual([])
  })

  it('knows official models and deployments by what Replicate shows of them', async () => {
    const { provider } = makeBench()
    const { input } = callOf()
    for (const model of ['tester/official', 'deployments/me/mine']) {
      const { id } = await provider.create({ model, input }, { signal })
      const found = await provider.find({ model, input }, new Date(0), signal)
      expect(found.map((prediction) => prediction.id)).toEqual([id])
    }
    expect(await provider.find({ model: 'deployments/me/other', input }, new Date(0), signal)).toEqual([])
  })

  it('does not call an endless list certain', async () => {
    const { provider } = makeBench({
      fetch: async () => Response.json({ next: 'https://x.example/v1/predictions?cursor=1', results: [] }),
    })
    const error = await errorOf(provider.find(callOf(), new Date(0), signal))
    expect(error).toMatchObject({ code: 'provider_failed', retryable: false })
  })
})

describe('canceling', () => {
  it('is no error when the prediction has ended, although the server refuses', async () => {
    const { provider } = makeBench()
    const { id } = await provider.create(callOf(), { signal })
    await provider.wait(id, { signal })
    await provider.cancel(id, callOf().model)
    expect(await provider.get(id, signal)).toMatchObject({ status: 'succeeded' })
  })

  it('is repeated after an outage, and says when there is no such prediction', async () => {
    const { provider, server } = makeBench()
    const { id } = await provider.create(callOf({ ends: 'never' }), { signal })
    server.interventions.push(() => new Response('', { status: 502 }))
    await provider.cancel(id, callOf().model)
    expect(await provider.get(id, signal)).toMatchObject({ status: 'aborted' })
    expect(await errorOf(provider.cancel('nobody', callOf().model))).toMatchObject({ code: 'not_found' })
  })
})
