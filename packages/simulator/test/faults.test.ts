import { describe, expect, it } from 'vitest'
import { baseUrl, predictionOf, setUp, version } from './set-up.ts'

const input = {
  prompt: 'a quiet ocean',
  aspect_ratio: 'custom',
  width: 256,
  height: 256,
  output_format: 'png',
}

describe('faults', () => {
  it('drop the connection before or after accepting', async () => {
    const { post, simulator } = setUp()
    simulator.faults?.set({ dropBeforeAccepting: 1, dropAfterAccepting: 1 })
    await expect(post('/predictions', { version, input })).rejects.toThrow(TypeError)
    expect(simulator.accepted()).toBe(0)
    await expect(post('/predictions', { version, input })).rejects.toThrow(TypeError)
    expect(simulator.accepted()).toBe(1)
    expect((await post('/predictions', { version, input })).status).toBe(201)
    expect(simulator.accepted()).toBe(2)
  })
  it('cut the socket when the request came over one', async () => {
    const { simulator } = setUp()
    simulator.faults?.set({ dropBeforeAccepting: 1 })
    let destroyed = 0
    const socket = { destroy: () => (destroyed += 1) }
    await simulator.app.request('/v1/predictions', { method: 'POST', body: '{}' }, { incoming: { socket } })
    expect(destroyed).toBe(1)
  })
  it('answer 429, 402 and 5xx in the words of the API', async () => {
    const { post, simulator, clock } = setUp()
    simulator.faults?.set({ throttle: { count: 1, retryAfter: 7 } })
    const throttled = await post('/predictions', { version, input })
    expect(throttled.status).toBe(429)
    expect(throttled.headers.get('ratelimit-reset')).toBe('7')
    expect(await throttled.json()).toMatchObject({
      status: 429,
      retry_after: 7,
      detail: expect.stringContaining('~7s'),
    })
    expect((await post('/predictions', { version, input })).status).toBe(201)
    simulator.faults?.set({ throttleForMs: 3000 })
    expect((await post('/predictions', { version, input })).headers.get('retry-after')).toBe('3')
    clock.now += 3000
    expect((await post('/predictions', { version, input })).status).toBe(201)
    simulator.faults?.set({ rateLimit: { perMinute: 6, burst: 1 } })
    const passed = await post('/predictions', { version, input })
    expect([
      passed.status,
      passed.headers.get('ratelimit-remaining'),
      passed.headers.get('ratelimit-reset'),
    ]).toEqual([201, '0', '10'])
    const limited = await post('/predictions', { version, input })
    expect(limited.status).toBe(429)
    expect(await limited.json()).toMatchObject({ retry_after: 10 })
    clock.now += 10_000
    expect((await post('/predictions', { version, input })).status).toBe(201)
    simulator.faults?.set({ noCredit: true })
    const unpaid = await post('/predictions', { version, input })
    expect(unpaid.status).toBe(402)
    expect(await unpaid.json()).toMatchObject({
      title: 'Insufficient credit',
      detail: expect.stringMatching(/^You have insufficient credit to run this model\./),
    })
    simulator.faults?.set({ serverErrors: { count: 1, status: 503, on: 'any' } })
    expect((await simulator.fetch(`${baseUrl}/account`)).status).toBe(503)
    expect((await simulator.fetch(`${baseUrl}/account`)).status).toBe(200)
  })
  it('end predictions failed or aborted, or never, and let data expire early', async () => {
    const { run, post, get, simulator, clock } = setUp()
    simulator.faults?.set({ ending: 'failed' })
    expect(await run({})).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('E1000'),
      output: null,
    })
    simulator.faults?.set({ ending: 'aborted' })
    expect(await run({})).toMatchObject({ status: 'aborted', started_at: null })
    simulator.faults?.set({ ending: 'stuck-processing' })
    const stuck = await predictionOf(await post('/predictions', { version, input }))
    await expect.poll(async () => (await get(`/predictions/${stuck.id}`)).status).toBe('processing')
    await post(`/predictions/${stuck.id}/cancel`, {})
    expect(await get(`/predictions/${stuck.id}`)).toMatchObject({ status: 'canceled' })
    simulator.faults?.set({ expireAfterMs: 1000 })
    const short = await run({})
    clock.now += 1000
    expect(await get(`/predictions/${short.id}`)).toMatchObject({ data_removed: true, output: null })
  })
  it('answer late, and a caller may give up', async () => {
    const { simulator } = setUp()
    simulator.faults?.set({ lateMs: 30 })
    const call = { method: 'POST', body: JSON.stringify({ version, input }) }
    const began = performance.now()
    await simulator.fetch(`${baseUrl}/predictions`, call)
    expect(performance.now() - began).toBeGreaterThanOrEqual(28)
    await expect(
      simulator.fetch(`${baseUrl}/predictions`, { ...call, signal: AbortSignal.timeout(5) }),
    ).rejects.toThrow(/timeout/i)
    expect(simulator.accepted()).toBe(2)
  })
  it('are set over HTTP, only when they are allowed', async () => {
    const { simulator } = setUp()
    const url = 'http://simulator.localhost/_simulator'
    const put = (body: unknown) =>
      simulator.fetch(`${url}/faults`, { method: 'PUT', body: JSON.stringify(body) })
    expect((await put({ noCredit: true })).status).toBe(200)
    expect(await (await simulator.fetch(`${url}/faults`)).json()).toEqual({ noCredit: true })
    expect((await put({ noCredits: true })).status).toBe(422)
    expect((await simulator.fetch(`${url}/faults`, { method: 'DELETE' })).status).toBe(204)
    expect(simulator.faults?.current()).toEqual({})
    expect(await (await simulator.fetch(`${url}/accepted`)).json()).toEqual({ accepted: 0 })
    const closed = setUp({ faults: false }).simulator
    expect(closed.faults).toBeUndefined()
    expect((await closed.fetch(`${url}/faults`)).status).toBe(404)
    await expect(closed.fetch('http://elsewhere.test/')).rejects.toThrow(TypeError)
  })
})
