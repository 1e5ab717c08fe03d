import type { Prediction } from '@weft/provider'
import { describe, expect, it } from 'vitest'
import { createLittleCog, picture } from './little-cog.ts'
import { address, cogCall, makeCogProvider } from './make-cog-provider.ts'

const { signal } = new AbortController()

describe('addresses', () => {
  it.each(['http://127.0.0.1:5000', 'http://localhost:5000', 'http://[::1]:5000', 'http://127.1.2.3:80'])(
    'calls %s, which is this machine',
    async (at) => {
      const described = await makeCogProvider(createLittleCog()).resolveModel(`cog:${at}`, signal)
      expect(described).toMatchObject({ owner: 'cog', name: new URL(at).origin, version: '' })
    },
  )

  it.each([
    'http://169.254.169.254',
    'http://gpu-box:5000',
    'http://127.0.0.1.example.com',
    'http://10.0.0.7:5000',
  ])('sends nothing to %s unless an operator allowed it', async (at) => {
    const server = createLittleCog()
    const provider = makeCogProvider(server)
    const refusal = { code: 'invalid_input', message: expect.stringContaining('WEFT_COG_ADDRESSES') }
    await expect(provider.resolveModel(`cog:${at}`, signal)).rejects.toMatchObject(refusal)
    await expect(provider.create(cogCall({}, at), { signal })).rejects.toMatchObject(refusal)
    expect(server.requests).toEqual([])
    const allowed = makeCogProvider(server, { addresses: new Map([[at, 1]]) })
    expect((await allowed.resolveModel(`cog:${at}`, signal)).ref).toBe(`cog:${at}`)
  })

  it('does not answer for models that are no container', () => {
    const provider = makeCogProvider(createLittleCog())
    expect(provider.serves('owner/name')).toBe(false)
    expect(provider.serves('cog/name')).toBe(false)
  })

  it('says that nothing answers, and how to mend that', async () => {
    const refused = new TypeError('fetch failed', {
      cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    })
    const provider = makeCogProvider(createLittleCog(), { fetch: () => Promise.reject(refused) })
    const error = { code: 'provider_unreachable', message: expect.stringContaining('docker run') }
    await expect(provider.create(cogCall(), { signal })).rejects.toMatchObject(error)
    await expect(provider.resolveModel(`cog:${address}`, signal)).rejects.toMatchObject(error)
  })
})

describe('a container that streams', () => {
  it('tells of progress and partial outputs as they come', async () => {
    const provider = makeCogProvider(createLittleCog())
    const { id } = await provider.create(cogCall(), { signal, id: 'attempt-1' })
    expect(id).toBe('attempt-1')
    const seen: Prediction[] = []
    const ended = await provider.wait(id, { signal, onUpdate: (update) => seen.push(update) })
    expect(seen.some(({ output, status }) => status === 'processing' && Array.isArray(output))).toBe(true)
    expect(ended).toMatchObject({ output: [picture, picture], predictTime: 0.5 })
    expect(seen.flatMap(({ progress }) => progress?.fraction ?? [])).toContain(0.5)
  })
})

describe('a container that only answers at the end', () => {
  it('is asked once more for JSON, and from then on only that', async () => {
    const server = createLittleCog({ streams: false, runMs: 60 })
    const provider = makeCogProvider(server)
    for (const seed of [1, 2]) {
      const { id } = await provider.create(cogCall({ seed }), { signal })
      expect(await provider.wait(id, { signal })).toMatchObject({
        status: 'succeeded',
        output: [picture, picture],
      })
    }
    expect(server.requests.filter(({ method }) => method === 'PUT')).toHaveLength(3)
    expect(server.ran()).toBe(2)
  })

  it('is asked again by name after a restart, never running twice at a time', async () => {
    const server = createLittleCog({ streams: false, runMs: 60 })
    await makeCogProvider(server).create(cogCall(), { signal, id: 'attempt-1' })
    const restarted = makeCogProvider(server)
    await expect(restarted.get('attempt-1', signal)).rejects.toMatchObject({ code: 'not_found' })
    const { id } = await restarted.create(cogCall(), { signal, id: 'attempt-1' })
    expect(await restarted.wait(id, { signal })).toMatchObject({ status: 'succeeded' })
    expect(server.mostAtOnce()).toBe(1)
    expect(new Set(server.requests.map(({ path }) => path))).toEqual(new Set(['/predictions/attempt-1']))
  })

  it('is canceled by name after a restart', async () => {
    const server = createLittleCog({ streams: false })
    await makeCogProvider(server).create(cogCall({ ends: 'never' }), { signal, id: 'attempt-1' })
    await makeCogProvider(server).cancel('attempt-1', cogCall().model)
    expect(server.requests.at(-1)?.path).toBe('/predictions/attempt-1/cancel')
    expect(server.status('attempt-1')).toBe('canceled')
    // It has ended, or was never there.
    await makeCogProvider(server).cancel('attempt-1', cogCall().model)
    await makeCogProvider(server).cancel('attempt-2', cogCall().model)
  })

  it('is canceled while it runs', async () => {
    const server = createLittleCog({ streams: false })
    const provider = makeCogProvider(server)
    const { id } = await provider.create(cogCall({ ends: 'never' }), { signal })
    await provider.cancel(id, cogCall().model)
    expect(await provider.wait(id, { signal })).toMatchObject({ status: 'canceled' })
  })
})

describe('places', () => {
  it('runs one prediction at a time, and says that the others wait', async () => {
    const server = createLittleCog()
    const provider = makeCogProvider(server)
    const reasons: (string | undefined)[] = []
    const ends = await Promise.all(
      [1, 2, 3].map(async (seed) => {
        const onWaiting = (_: number | undefined, reason?: string) => reasons.push(reason)
        const { id } = await provider.create(cogCall({ seed }), { signal, onWaiting })
        return provider.wait(id, { signal })
      }),
    )
    expect(ends.map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'succeeded'])
    expect(server.mostAtOnce()).toBe(1)
    expect(reasons).toHaveLength(2)
    expect(reasons[0]).toContain('one prediction at a time')
  })

  it('lets go of its place in the line when it is aborted', async () => {
    const server = createLittleCog()
    const provider = makeCogProvider(server)
    const first = await provider.create(cogCall({ ends: 'never' }), { signal })
    const given = new AbortController()
    const second = provider.create(cogCall({ seed: 2 }), {
      signal: given.signal,
      onWaiting: () => given.abort(),
    })
    await expect(second).rejects.toMatchObject({ code: 'canceled' })
    await provider.cancel(first.id, cogCall().model)
    const third = await provider.create(cogCall({ seed: 3 }), { signal })
    expect(await provider.wait(third.id, { signal })).toMatchObject({ status: 'succeeded' })
    expect(server.ran()).toBe(2)
  })
})

describe('refusals', () => {
  it('waits while the model starts, in words', async () => {
    const server = createLittleCog()
    server.health = { status: 'STARTING' }
    server.mishaps.push({ kind: 'refuse', status: 503 })
    const reasons: (string | undefined)[] = []
    const onWaiting = (_: number | undefined, reason?: string) => reasons.push(reason)
    await makeCogProvider(server).create(cogCall(), { signal, onWaiting })
    expect(reasons).toEqual([`The model at ${address} is starting.`])
  })

  it.each([
    [
      { status: 'SETUP_FAILED', setup: { logs: 'first\nCUDA is missing' } },
      /could not be set up: CUDA is missing/,
    ],
    [{ status: 'DEFUNCT' }, /Restart its container/],
    [{ status: 'UNHEALTHY', user_healthcheck_error: 'no disk' }, /not healthy: no disk/],
  ])('ends when it cannot run: %j', async (health, words) => {
    const server = createLittleCog()
    server.health = health
    server.mishaps.push({ kind: 'refuse', status: 503 })
    await expect(makeCogProvider(server).create(cogCall(), { signal })).rejects.toMatchObject({
      code: 'provider_failed',
      message: expect.stringMatching(words),
    })
    expect(server.ran()).toBe(0)
  })

  it("gives a bad input's reasons, field by field, and lets the name be used again", async () => {
    const server = createLittleCog()
    const provider = makeCogProvider(server)
    const call = { model: `cog:${address}`, input: { seed: 1 } }
    await expect(provider.create(call, { signal, id: 'one' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('prompt: Field required'),
    })
    expect(await provider.create(cogCall(), { signal, id: 'one' })).toMatchObject({ id: 'one' })
  })
})
