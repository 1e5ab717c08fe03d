import { createServer } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createReplicateProvider } from '../src/index.ts'
import { errorOf } from './error-of.ts'
import { createLittleReplicate, throttled, versionA } from './little-replicate.ts'
import { callOf, makeBench } from './make-provider.ts'
import { type Drop, serveOnLoopback } from './serve-on-loopback.ts'
import { createVirtualClock } from './virtual-clock.ts'

const { signal } = new AbortController()

/** A provider over a real socket whose creations are dropped as told. */
async function makeSocketBench(drop: Drop) {
  let creations = 0
  const server = createLittleReplicate()
  const loopback = await serveOnLoopback(server.handle, ({ method }) => {
    if (method !== 'POST') return 'none'
    creations += 1
    return drop
  })
  const clock = createVirtualClock()
  const provider = createReplicateProvider({
    token: server.token,
    baseUrl: `${loopback.origin}/v1`,
    fetch,
    now: clock.now,
    sleep: clock.sleep,
    random: () => 0,
  })
  return { provider, server, loopback, creations: () => creations }
}

describe('a creation whose connection is lost', () => {
  it.each<[Drop, number]>([
    ['before', 0],
    ['after', 1],
    ['midway', 1],
  ])('%s it was accepted is sent once (%i accepted)', async (drop, accepted) => {
    const { provider, server, loopback, creations } = await makeSocketBench(drop)
    try {
      const error = await errorOf(provider.create(callOf(), { signal }))
      expect(error).toMatchObject({ code: 'provider_unreachable', retryable: false })
      expect(error.message).toMatch(/unknown whether Replicate accepted it/)
      expect(creations()).toBe(1)
      expect(server.accepted()).toBe(accepted)
    } finally {
      await loopback.close()
    }
  })

  it('on a connection that was used before is sent once as well', async () => {
    const { provider, server, loopback, creations } = await makeSocketBench('after')
    try {
      await provider.resolveModel('tester/paint', signal)
      expect(await errorOf(provider.create(callOf(), { signal }))).toMatchObject({ retryable: false })
      expect(creations()).toBe(1)
      expect(server.accepted()).toBe(1)
    } finally {
      await loopback.close()
    }
  })

  it.each(['127.0.0.1', 'localhost'])('because nobody listens at %s may be repeated', async (host) => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await new Promise((resolve) => taken.close(resolve))
    const { provider } = makeBench({ baseUrl: `http://${host}:${port}/v1`, fetch })
    const error = await errorOf(provider.create(callOf(), { signal }))
    expect(error).toMatchObject({ code: 'provider_unreachable', retryable: true })
    expect(error.message).toMatch(/Nothing was sent/)
  })
})

describe('a creation that fails in the network', () => {
  const failing = (cause: Error, code: string, more: object = {}) =>
    makeBench({
      fetch: () =>
        Promise.reject(new TypeError('fetch failed', { cause: Object.assign(cause, { code }, more) })),
    })

  it.each(['ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    'with %s was never sent',
    async (code) => {
      const { provider } = failing(new Error('x'), code)
      expect(await errorOf(provider.create(callOf(), { signal }))).toMatchObject({ retryable: true })
    },
  )

  it.each([
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'UND_ERR_SOCKET',
    'UND_ERR_HEADERS_TIMEOUT',
    'EHOSTUNREACH',
    '',
  ])('with %s may have been sent', async (code) => {
    const { provider } = failing(new Error('x'), code, { syscall: 'read' })
    expect(await errorOf(provider.create(callOf(), { signal }))).toMatchObject({ retryable: false })
  })

  it('while connecting to one address after the other was never sent', async () => {
    const inner = Object.assign(new Error('x'), { code: 'ETIMEDOUT', syscall: 'connect' })
    const { provider } = failing(new AggregateError([inner]), 'ETIMEDOUT')
    expect(await errorOf(provider.create(callOf(), { signal }))).toMatchObject({ retryable: true })
  })
})

describe('a server that never answers a creation', () => {
  afterEach(() => vi.useRealTimers())

  it.each([
    ['is given up after a minute', 60_000, false],
    ['is given up five seconds after an abort', 5000, true],
  ])('%s, and it stays unknown what came of it', async (_name, ms, aborts) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { provider, server } = makeBench({ fetch: () => new Promise(() => {}) })
    const given = new AbortController()
    let ended = false
    const creating = errorOf(provider.create(callOf(), { signal: given.signal })).finally(() => {
      ended = true
    })
    await vi.advanceTimersByTimeAsync(0)
    if (aborts) given.abort()
    await vi.advanceTimersByTimeAsync(ms - 1)
    expect(ended).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await creating).toMatchObject({ code: 'provider_unreachable', retryable: false })
    expect(vi.getTimerCount()).toBe(0)
    expect(server.requests).toEqual([])
  })
})

describe('creating', () => {
  it.each([500, 502, 503, 504, 408])('treats HTTP %i as a question', async (status) => {
    const { provider, server } = makeBench()
    server.interventions.push(() => new Response('<html>bad gateway</html>', { status }))
    const error = await errorOf(provider.create(callOf(), { signal }))
    expect(error).toMatchObject({ code: 'provider_unreachable', retryable: false })
    expect(server.requests).toHaveLength(1)
  })

  it('treats an accepted answer that cannot be read as a question', async () => {
    for (const body of ['<html>', '{"id": 7}', '']) {
      const { provider, server } = makeBench()
      server.interventions.push(() => new Response(body, { status: 201 }))
      const error = await errorOf(provider.create(callOf(), { signal }))
      expect(error).toMatchObject({ code: 'provider_unreachable', retryable: false })
      expect(server.requests).toHaveLength(1)
    }
  })

  it('waits out every 429 as it is told', async () => {
    const { provider, server, clock } = makeBench()
    const header = (name: string, value: string) =>
      new Response('{"detail":"slow down"}', { status: 429, headers: { [name]: value } })
    const inTwentySeconds = new Date(clock.now() + 20_000).toUTCString()
    server.interventions.push(
      () => throttled(7),
      () => header('retry-after', '3'),
      () => header('retry-after', inTwentySeconds),
      () => header('ratelimit-reset', '11'),
    )
    const waits: number[] = []
    const onWaiting = (seconds = 0) => waits.push(seconds)
    const { id } = await provider.create(callOf(), { signal, onWaiting })
    expect(id).toHaveLength(26)
    expect(waits.map(Math.round).filter((_, at) => at !== 2)).toEqual([7, 3, 11])
    // The date was made 10 s of virtual waiting before it was read, and has no milliseconds.
    expect(waits[2]).toBeGreaterThan(8)
    expect(waits[2]).toBeLessThanOrEqual(10)
    expect(clock.slept.map((ms) => Math.ceil(ms / 100) / 10)).toEqual(waits)
    expect(server.accepted()).toBe(1)
    expect(server.requests).toHaveLength(5)
  })

  it('gives up waiting after a 429 at once when aborted', async () => {
    const { provider, server } = makeBench({ sleep: () => new Promise(() => {}) })
    server.interventions.push(() => throttled(60))
    const given = new AbortController()
    const creating = provider.create(callOf(), { signal: given.signal, onWaiting: () => given.abort() })
    expect(await errorOf(creating)).toMatchObject({ code: 'canceled' })
    expect(server.accepted()).toBe(0)
  })

  it('still gives the prediction when aborted while the request is on its way', async () => {
    const { provider, server } = makeBench()
    const given = new AbortController()
    server.interventions.push(async () => {
      given.abort()
      await new Promise((resolve) => setTimeout(resolve, 20))
      return undefined
    })
    const prediction = await provider.create(callOf(), { signal: given.signal })
    expect(server.predictions.has(prediction.id)).toBe(true)
  })

  it('follows no redirect, which would send it twice or elsewhere', async () => {
    const paths: string[] = []
    const loopback = await serveOnLoopback(async ({ url }) => {
      paths.push(new URL(url).pathname)
      return new Response(null, { status: 307, headers: { location: '/elsewhere' } })
    })
    const { provider } = makeBench({ baseUrl: `${loopback.origin}/v1`, fetch })
    expect(await errorOf(provider.create(callOf(), { signal }))).toMatchObject({ code: 'provider_failed' })
    expect(paths).toEqual(['/v1/predictions'])
    await loopback.close()
  })

  it('uses the route that the reference asks for and sends the input as it is', async () => {
    const { provider, server } = makeBench()
    const bodies: unknown[] = []
    const spy = async (request: Request) => {
      bodies.push(await request.json())
      return undefined
    }
    const input = { prompt: 'x', nested: [{ a: null }], image: 'https://example.com/a.png' }
    for (const model of [`tester/paint:${versionA}`, 'tester/official', 'deployments/me/mine']) {
      server.interventions.splice(0, 1, spy)
      await provider.create({ model, input, webhook: 'https://me.example/hook' }, { signal })
    }
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/v1/predictions',
      '/v1/models/tester/official/predictions',
      '/v1/deployments/me/mine/predictions',
    ])
    const webhook = 'https://me.example/hook'
    expect(bodies).toEqual([
      { version: versionA, input, webhook },
      { input, webhook },
      { input, webhook },
    ])
    expect(server.requests.every(({ headers }) => !headers.has('prefer'))).toBe(true)
  })

  it('sends nothing for a shortened version', async () => {
    const { provider, server } = makeBench()
    const creating = provider.create({ model: 'tester/paint:a1b2', input: {} }, { signal })
    expect(await errorOf(creating)).toMatchObject({ code: 'invalid_input' })
    expect(server.requests).toEqual([])
  })
})
