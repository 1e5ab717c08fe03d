import { isTerminalStatus } from '@weft/replicate-protocol'
import { describe, expect, it } from 'vitest'
import { createReplicateProvider } from '../src/index.ts'
import { createLittleReplicate, throttled } from './little-replicate.ts'
import { callOf } from './make-provider.ts'
import { createVirtualClock } from './virtual-clock.ts'

const { signal } = new AbortController()

/** A provider over a server whose predictions take so many milliseconds of virtual time. */
function makeTimedBench(runMs: number) {
  const clock = createVirtualClock(Date.now())
  const server = createLittleReplicate({ clock: { ...clock, runMs } })
  const { token, baseUrl, fetch } = server
  const provider = createReplicateProvider({ ...clock, token, baseUrl, fetch, random: () => 0 })
  const make = async (expectedSeconds: number | undefined, input = {}) => {
    const expected = expectedSeconds === undefined ? {} : { expectedSeconds }
    const created = await provider.create(callOf(input), { signal, ...expected })
    return isTerminalStatus(created.status) ? created : provider.wait(created.id, { signal })
  }
  /** Makes so many calls at once; gives the requests sent and the mean milliseconds from each end until it was known. */
  const measure = async (calls: number, expectedSeconds: number | undefined) => {
    const before = server.requests.length
    const began = clock.now()
    const late: number[] = []
    await Promise.all(
      Array.from({ length: calls }, async (_, seed) => {
        expect((await make(expectedSeconds, { seed })).status).toBe('succeeded')
        late.push(clock.now() - began - runMs)
      }),
    )
    const mean = late.reduce((sum, ms) => sum + ms, 0) / calls
    return { requests: server.requests.length - before, lateMs: Math.round(mean) }
  }
  return { provider, server, clock, make, measure }
}

const prefers = (requests: readonly { readonly headers: Headers }[]) =>
  requests.flatMap(({ headers }) => headers.get('prefer') ?? [])

describe('an answer that is held back', () => {
  it('saves every poll and the time until the next one', async () => {
    const bench = makeTimedBench(1700)
    expect(await bench.measure(1, undefined)).toEqual({ requests: 6, lateMs: 300 })
    expect(await bench.measure(1, 1.7)).toEqual({ requests: 1, lateMs: 0 })
    // With many open at once the poll budget makes each of them wait for its turn.
    const asked = await bench.measure(100, undefined)
    const held = await bench.measure(100, 1.7)
    expect(held).toEqual({ requests: 100, lateMs: 0 })
    expect(asked.requests).toBeGreaterThan(200)
    expect(asked.lateMs).toBeGreaterThanOrEqual(1500)
    expect(bench.server.accepted()).toBe(202)
  })

  it('is asked for only where calls normally end within seconds', async () => {
    const bench = makeTimedBench(100)
    for (const expected of [undefined, 0.3, 3.2, 4, 4.1, 60]) await bench.make(expected)
    expect(prefers(bench.server.requests)).toEqual(['wait=2', 'wait=5', 'wait=5'])
  })

  it('may come before the end, which is then waited for', async () => {
    const bench = makeTimedBench(7000)
    const created = await bench.provider.create(callOf(), { signal, expectedSeconds: 1 })
    expect(created.status).toBe('processing')
    expect(await bench.provider.wait(created.id, { signal })).toMatchObject({ status: 'succeeded' })
  })

  it('still gives the id when the caller gives up meanwhile, so that it can be canceled', async () => {
    const bench = makeTimedBench(60_000)
    const given = new AbortController()
    const creating = bench.provider.create(callOf({ ends: 'never' }), {
      signal: given.signal,
      expectedSeconds: 3,
    })
    await expect.poll(() => bench.server.accepted()).toBe(1)
    given.abort()
    const { id } = await creating
    await bench.provider.cancel(id, callOf().model)
    expect(await bench.provider.get(id, signal)).toMatchObject({ status: 'canceled' })
  })

  it('holds up nobody: while a limit lets one pass at a time, none is held back', async () => {
    const bench = makeTimedBench(1000)
    bench.server.interventions.push(() => throttled(3))
    await Promise.all([1, 2, 3].map((seed) => bench.make(1, { seed })))
    const [first, ...others] = bench.server.requests.filter(({ method }) => method === 'POST')
    expect(first?.headers.get('prefer')).toBe('wait=2')
    expect(prefers(others).length).toBeLessThan(3)
    expect(bench.server.accepted()).toBe(3)
  })
})
