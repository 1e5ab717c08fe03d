import { inspect } from 'node:util'
import type { Prediction } from '@weft/provider'
import { describe, expect, it } from 'vitest'
import { createReplicateProvider, errorOfPrediction } from '../src/index.ts'
import { errorOf } from './error-of.ts'
import { callOf, makeBench } from './make-provider.ts'

const { signal } = new AbortController()

describe('an error of the API', () => {
  it.each([
    [
      401,
      { title: 'Unauthenticated', detail: 'You did not pass a valid authentication token' },
      'unauthenticated',
    ],
    [
      402,
      { title: 'Insufficient credit', detail: 'You have insufficient credit to run this model.' },
      'payment_required',
    ],
    [404, { title: 'Not found', detail: 'The requested resource could not be found.' }, 'not_found'],
    [413, { detail: 'File too large' }, 'too_large'],
    [
      422,
      { title: 'Invalid version or not permitted', detail: 'The specified version does not exist' },
      'invalid_input',
    ],
    [451, { detail: 'Not here' }, 'provider_failed'],
  ])('%i keeps its words', async (status, body, code) => {
    const { provider, server } = makeBench()
    server.interventions.push(() => Response.json({ ...body, status }, { status }))
    const error = await errorOf(provider.create(callOf(), { signal }))
    expect(error).toMatchObject({ code, retryable: false })
    expect(error.message).toContain(body.detail)
    expect(server.requests).toHaveLength(1)
  })

  it('422 names every invalid field once', async () => {
    const { provider } = makeBench()
    const { model } = callOf()
    const error = await errorOf(provider.create({ model, input: { size: 'huge' } }, { signal }))
    expect(error.code).toBe('invalid_input')
    expect(error.message.match(/prompt is required/g)).toHaveLength(1)
    expect(error.message).toContain('- input.size: size must be one of small, large')
  })

  it('survives bodies in unknown shapes', async () => {
    for (const body of ['', 'oops', '[1]', '{"detail":[{"loc":["x"]}],"invalid_fields":7}', 'null']) {
      const { provider, server } = makeBench()
      server.interventions.push(() => new Response(body, { status: 422 }))
      expect(await errorOf(provider.create(callOf(), { signal }))).toMatchObject({ code: 'invalid_input' })
    }
  })
})

describe('reading', () => {
  it('is repeated after network errors, 429 and 5xx, with growing pauses', async () => {
    const { provider, server, clock } = makeBench()
    const { id } = await provider.create(callOf(), { signal })
    server.interventions.push(
      () => new Response('', { status: 502 }),
      () => {
        throw new TypeError('fetch failed', { cause: new Error('other side closed') })
      },
      () => new Response('{}', { status: 429, headers: { 'retry-after': '9' } }),
      () => new Response('', { status: 500 }),
    )
    expect(await provider.get(id, signal)).toMatchObject({ id })
    expect(clock.slept).toEqual([500, 1000, 9000, 4000])
  })

  it('gives up after five tries and says that a repetition may help', async () => {
    const { provider, server, clock } = makeBench({
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause: new Error('reset') })),
    })
    const error = await errorOf(provider.get('x', signal))
    expect(error).toMatchObject({ code: 'provider_unreachable', retryable: true })
    expect(error.message).toContain('reset')
    expect(clock.slept).toHaveLength(4)
    expect(server.requests).toEqual([])
  })

  it('never waits more than a minute for a 429', async () => {
    const { provider, server, clock } = makeBench()
    const { id } = await provider.create(callOf(), { signal })
    server.interventions.push(() => new Response('{"retry_after": 86400}', { status: 429 }))
    await provider.get(id, signal)
    expect(clock.slept).toEqual([60_000])
  })
})

describe('the token', () => {
  const token = 'r8_do-not-tell'
  const echo = `{"detail":"Bearer ${token} is wrong","title":"${token}"}`

  it.each([
    ['refusals', () => Promise.resolve(new Response(echo, { status: 401 }))],
    ['questions', () => Promise.resolve(new Response(echo, { status: 500 }))],
    ['bad JSON', () => Promise.resolve(new Response(token, { status: 200 }))],
    [
      'network errors',
      () => Promise.reject(new TypeError(`"Bearer ${token}" is bad`, { cause: new Error(token) })),
    ],
  ])('is in no error: %s', async (_name, fetch) => {
    const { provider } = makeBench({ token, fetch })
    const file = { bytes: new Uint8Array(300_000), mediaType: 'image/png', name: 'a.png' }
    const attempts = [
      provider.create(callOf(), { signal }),
      provider.get('abc', signal),
      provider.cancel('abc', callOf().model),
      provider.find(callOf(), new Date(), signal),
      provider.resolveModel('tester/paint', signal),
      provider.uploadFile(file, signal),
      provider
        .download('http://127.0.0.1:9/outputs/x', signal)
        .then(() => Promise.reject(new Error('downloaded'))),
    ]
    let failures = 0
    for (const result of await Promise.allSettled(attempts)) {
      if (result.status === 'fulfilled') continue
      failures += 1
      expect(inspect(result.reason, { depth: 20, showHidden: true })).not.toContain(token)
    }
    // Canceling needs nothing of the answer's body.
    expect(failures).toBeGreaterThanOrEqual(6)
  })

  it('is not taken from the environment when it is empty', async () => {
    const before = process.env.REPLICATE_API_TOKEN
    process.env.REPLICATE_API_TOKEN = token
    try {
      const { provider, server } = makeBench({ token: '' })
      expect(await errorOf(provider.get('x', signal))).toMatchObject({ code: 'unauthenticated' })
      expect(server.requests.map(({ headers }) => headers.get('authorization'))).toEqual([null])
    } finally {
      if (before === undefined) delete process.env.REPLICATE_API_TOKEN
      else process.env.REPLICATE_API_TOKEN = before
    }
  })

  it('with a line break is refused before anything is sent, without being quoted', () => {
    const { clock, server } = makeBench()
    const make = () =>
      createReplicateProvider({
        ...clock,
        token: `${token}\n`,
        baseUrl: server.baseUrl,
        fetch,
        random: () => 0,
      })
    expect(make).toThrow(/line break/)
    expect(make).not.toThrow(token)
  })
})

describe('errorOfPrediction', () => {
  const ended = (more: Partial<Prediction>): Prediction => ({
    id: 'p1',
    status: 'failed',
    logs: '',
    createdAt: '2026-01-01T00:00:00Z',
    ...more,
  })

  it.each([
    [
      'All generated images contained NSFW content. Try running it again with a different prompt.',
      'content_rejected',
      false,
    ],
    [
      'The input or output was flagged as sensitive. Please try again with different inputs. (E005)',
      'content_rejected',
      false,
    ],
    ['E1000: unknown', 'provider_failed', true],
    ['Out of memory (E1001)', 'provider_failed', false],
    ['Prediction timed out starting; E6716', 'provider_failed', true],
    ['E8765', 'provider_failed', true],
    ['E9243', 'provider_failed', true],
    ['E9825 upload', 'provider_failed', true],
    ["unsupported operand type(s) for +: 'NoneType' and 'int'", 'provider_failed', false],
  ])('reads %s', (words, code, retryable) => {
    const error = errorOfPrediction(ended({ error: words }))
    expect(error).toMatchObject({ code, retryable })
    expect(error.message).toContain(words)
  })

  it('tells canceled from aborted, and an output that was deleted', () => {
    expect(errorOfPrediction(ended({ status: 'canceled' }))).toMatchObject({ code: 'canceled' })
    expect(errorOfPrediction(ended({ status: 'aborted' })).message).toContain('not billed')
    const gone = ended({ status: 'succeeded', dataRemoved: true })
    expect(errorOfPrediction(gone)).toMatchObject({ code: 'output_lost', retryable: true })
    expect(errorOfPrediction(ended({ status: 'processing' }))).toMatchObject({ code: 'internal' })
    expect(errorOfPrediction(ended({})).message).toContain('gave no reason')
  })
})
