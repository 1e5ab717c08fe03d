import type { Prediction } from '@weft/provider'
import { signWebhook } from '@weft/replicate-protocol'
import { describe, expect, it } from 'vitest'
import { errorOf } from './error-of.ts'
import { callOf, makeBench } from './make-provider.ts'

const { signal } = new AbortController()
const secret = `whsec_${Buffer.from('a secret of the account').toString('base64')}`

/** A bench whose server gives out a webhook secret, and counts how often it is asked. */
function secretBench() {
  const bench = makeBench()
  const state = { secret, asked: 0 }
  const give = (request: Request): Response | undefined => {
    if (!request.url.endsWith('/webhooks/default/secret')) return undefined
    state.asked += 1
    bench.server.interventions.push(give)
    return Response.json({ key: state.secret })
  }
  bench.server.interventions.push(give)
  return { ...bench, state }
}

function messageOf(body: string, at: number, by = secret) {
  const timestampSeconds = Math.floor(at / 1000)
  const signature = signWebhook({ id: 'msg_1', timestampSeconds, body, secret: by })
  return { id: 'msg_1', timestamp: String(timestampSeconds), signature, body }
}

const wire = (status: string, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    id: 'x'.repeat(26),
    model: 'tester/paint',
    version: 'a'.repeat(64),
    input: {},
    output: null,
    logs: '',
    error: null,
    status,
    created_at: '2026-01-01T00:00:00Z',
    urls: { get: 'https://x.example/p', cancel: 'https://x.example/c' },
    ...more,
  })

describe('a webhook', () => {
  it('is read when the account signed it, the secret being asked for once', async () => {
    const { provider, clock, state } = secretBench()
    const message = messageOf(wire('processing'), clock.now())
    expect(await provider.readWebhook?.(message, signal)).toMatchObject({ status: 'processing' })
    expect(await provider.readWebhook?.(message, signal)).toMatchObject({ id: 'x'.repeat(26) })
    expect(state.asked).toBe(1)
  })

  it('is refused when it is forged, changed, unsigned or old', async () => {
    const { provider, clock, state } = secretBench()
    const read = async (message: ReturnType<typeof messageOf>) =>
      errorOf(provider.readWebhook?.(message, signal) ?? Promise.resolve())
    const good = messageOf(wire('succeeded'), clock.now())
    const other = `whsec_${Buffer.from('somebody else').toString('base64')}`
    for (const bad of [
      messageOf(wire('succeeded'), clock.now(), other),
      { ...good, body: wire('failed') },
      { ...good, signature: '' },
      { ...good, id: 'msg_2' },
      messageOf(wire('succeeded'), clock.now() - 301_000),
      messageOf(wire('succeeded'), clock.now() + 302_000),
      { ...good, timestamp: 'now' },
    ])
      expect(await read(bad)).toMatchObject({ code: 'unauthenticated' })
    expect(state.asked).toBe(1)
  })

  it('is read with a new secret once the old one is a minute old', async () => {
    const { provider, clock, state } = secretBench()
    await provider.readWebhook?.(messageOf(wire('starting'), clock.now()), signal)
    state.secret = `whsec_${Buffer.from('the next secret').toString('base64')}`
    await clock.sleep(61_000, signal)
    const message = messageOf(wire('processing'), clock.now(), state.secret)
    expect(await provider.readWebhook?.(message, signal)).toMatchObject({ status: 'processing' })
    expect(state.asked).toBe(2)
  })
})

describe('waiting with webhooks', () => {
  const pushed = (status: Prediction['status'], logs = ''): Prediction => ({
    id: 'x',
    status,
    logs,
    createdAt: '2026-01-01T00:00:00Z',
  })

  it('ends with the push, having asked once', async () => {
    const { provider, server, clock } = makeBench({}, 1000)
    const { id } = await provider.create(callOf({ ends: 'never' }), { signal })
    const start = clock.now()
    const seen: string[] = []
    const ended = await provider.wait(id, {
      signal,
      onUpdate: ({ status }) => seen.push(status),
      subscribe: (tell) => {
        setTimeout(() => {
          // Twice, and out of order: the end is the end.
          tell(pushed('starting'))
          tell(pushed('processing', 'x'.repeat(200)))
          tell(pushed('succeeded', 'done'))
          tell(pushed('processing', 'x'.repeat(200)))
          tell(pushed('succeeded', 'done'))
        }, 20)
        return () => undefined
      },
    })
    expect(ended.status).toBe('succeeded')
    expect(seen.at(-1)).toBe('succeeded')
    const reads = server.requests.filter(({ path }) => path.endsWith(id)).length
    // Virtual time flies while nobody pushes: whatever was asked was asked every ten seconds.
    expect(reads).toBeLessThanOrEqual(1 + Math.ceil((clock.now() - start) / 10_000))
    expect(clock.pending()).toBe(0)
  })

  it('asks every ten seconds, so that a lost push only costs time', async () => {
    const { provider, server, clock } = makeBench({}, 4)
    const { id } = await provider.create(callOf(), { signal })
    const start = clock.now()
    let isClosed = false
    const subscribe = () => () => {
      isClosed = true
    }
    expect(await provider.wait(id, { signal, subscribe })).toMatchObject({ status: 'succeeded' })
    expect(clock.now() - start).toBe(30_000)
    expect(server.requests.filter(({ path }) => path.endsWith(id))).toHaveLength(4)
    expect(isClosed).toBe(true)
  })
})

describe('finding what cannot be compared', () => {
  it('names predictions whose input is deleted or comes back altered', async () => {
    const { provider, server } = makeBench()
    const picture = { prompt: 'a fox', image: `data:image/png;base64,${'A'.repeat(40)}` }
    const call = { ...callOf(), input: picture }
    const { id } = await provider.create(call, { signal })
    const kept = server.predictions.get(id)
    if (kept === undefined) throw new Error('The prediction is not there.')
    const find = () => provider.find(call, new Date(), signal)
    expect(await find()).toMatchObject([{ id }])
    expect((await find())[0]).not.toHaveProperty('match')
    kept.wire = { ...kept.wire, input: { ...picture, image: 'https://replicate.delivery/in.png' } }
    expect(await find()).toMatchObject([{ id, match: 'possible' }])
    kept.wire = { ...kept.wire, input: { prompt: 'a hen', image: picture.image } }
    expect(await find()).toEqual([])
    kept.wire = { ...kept.wire, input: {}, data_removed: true }
    expect(await find()).toMatchObject([{ id, match: 'possible' }])
  })

  it('does not look at secrets', async () => {
    const { provider, server } = makeBench()
    const call = { ...callOf({ token: 'hf_secret' }), secretInputs: ['token'] }
    const { id } = await provider.create(call, { signal })
    const kept = server.predictions.get(id)
    if (kept === undefined) throw new Error('The prediction is not there.')
    kept.wire = { ...kept.wire, input: { prompt: 'a fox', token: '[REDACTED]' } }
    expect(await provider.find(call, new Date(), signal)).toMatchObject([{ id }])
  })

  it('looks further back when our clock is ahead of theirs', async () => {
    const { provider, server } = makeBench()
    const { id } = await provider.create(callOf(), { signal })
    const kept = server.predictions.get(id)
    if (kept === undefined) throw new Error('The prediction is not there.')
    const hourAgo = Date.now() - 3_600_000
    kept.wire = { ...kept.wire, created_at: new Date(hourAgo).toISOString() }
    expect(await provider.find(callOf(), new Date(), signal)).toEqual([])
    const say = async (_request: Request, pass: () => Promise<Response>): Promise<Response> => {
      const response = await pass()
      response.headers.set('date', new Date(hourAgo).toUTCString())
      server.interventions.push(say)
      return response
    }
    server.interventions.push(say)
    expect(await provider.find(callOf(), new Date(), signal)).toMatchObject([{ id }])
  })
})
