import { describe, expect, it } from 'vitest'
import { throttled } from './little-replicate.ts'
import { callOf, makeBench } from './make-provider.ts'

const { signal } = new AbortController()

describe('many creations', () => {
  it('wait for a limit together: one asks, and none is refused while the answer is known', async () => {
    let freeAt = 0
    let refused = 0
    // Six a minute with a burst of one, as an account with little credit has.
    const limited = async (url: string, init?: RequestInit): Promise<Response> => {
      if (init?.method !== 'POST') return server.fetch(url, init)
      const now = clock.now()
      if (now < freeAt) {
        refused += 1
        return throttled(Math.ceil((freeAt - now) / 1000))
      }
      freeAt = now + 10_000
      const accepted = await server.fetch(url, init)
      accepted.headers.set('ratelimit-remaining', '0')
      accepted.headers.set('ratelimit-reset', '10')
      return accepted
    }
    const { provider, server, clock } = makeBench({ fetch: (url, init) => limited(url, init) })
    const order: number[] = []
    const start = clock.now()
    const waits: number[] = []
    await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const onWaiting = (seconds: number | undefined) => waits.push(seconds ?? 0)
        await provider.create(callOf({ seed: at }), { signal, onWaiting })
        order.push(at)
      }),
    )
    expect(server.accepted()).toBe(20)
    // The first burst cannot know; afterwards nobody asks too early.
    expect(refused).toBe(19)
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(20)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(clock.now() - start).toBeGreaterThanOrEqual(190_000)
    expect(clock.now() - start).toBeLessThan(205_000)
    expect(waits.length).toBeGreaterThanOrEqual(19)
    expect(clock.pending()).toBe(0)
  })

  it('pass side by side as long as nothing is refused', async () => {
    const { provider, server } = makeBench()
    let open = 0
    let most = 0
    const gate = Promise.withResolvers<void>()
    for (let count = 0; count < 8; count += 1)
      server.interventions.push(async (_request, pass) => {
        open += 1
        most = Math.max(most, open)
        if (open === 8) gate.resolve()
        await gate.promise
        return pass()
      })
    await Promise.all(Array.from({ length: 8 }, () => provider.create(callOf(), { signal })))
    expect(most).toBe(8)
  })

  it('leave the queue when they are canceled, and hold nobody up', async () => {
    const { provider, server, clock } = makeBench()
    server.interventions.push(() => throttled(30))
    const first = provider.create(callOf({ seed: 1 }), { signal })
    const given = new AbortController()
    const onWaiting = () => setImmediate(() => given.abort())
    const second = provider.create(callOf({ seed: 2 }), { signal: given.signal, onWaiting })
    const third = provider.create(callOf({ seed: 3 }), { signal })
    const ends = await Promise.allSettled([first, second, third])
    expect(ends.map(({ status }) => status)).toContain('fulfilled')
    expect((await first).id).toHaveLength(26)
    expect((await third).id).toHaveLength(26)
    expect(clock.pending()).toBe(0)
  })

  it('take turns between owners, so that one with many does not hold up one with a single call', async () => {
    const { provider, server } = makeBench()
    server.interventions.push(() => throttled(5))
    const order: string[] = []
    const create = async (owner: string, seed: number) => {
      await provider.create(callOf({ seed }), { signal, owner })
      order.push(owner)
    }
    await Promise.all([
      create('first', 0),
      ...[1, 2, 3].map((seed) => laterOn(() => create('many', seed))),
      laterOn(() => create('one', 9)),
    ])
    expect(order.indexOf('one')).toBeLessThan(order.lastIndexOf('many'))
    expect(order.slice(0, 3)).toEqual(['first', 'many', 'one'])
  })
})

/** Does something when the first creation has been refused, and all others wait for it. */
async function laterOn(work: () => Promise<void>): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
  await work()
}
