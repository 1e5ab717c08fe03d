import { describe, expect, it } from 'vitest'
import { documentOf, flux, output } from './documents.ts'
import { openFaultyReplicate } from './faulty-replicate.ts'
import { begin, finish, openRuntime } from './open-runtime.ts'

const tiny = { aspect_ratio: 'custom', width: 256, height: 256 }

describe('a limit of 6 creations a minute with a burst of 1', () => {
  it('lets 64 runs that start at once all end well, none of them refused', async () => {
    // Two hundred seconds pass in one.
    const { simulator, options } = openFaultyReplicate(
      { rateLimit: { perMinute: 6, burst: 1 } },
      { speed: 200 },
    )
    const runtime = await openRuntime({ ...options, maxConcurrentPredictions: 32 })
    const ids = await Promise.all(
      Array.from({ length: 64 }, (_, at) =>
        begin(runtime, {
          document: documentOf(
            { flux: flux({ ...tiny, prompt: `run ${at}` }), result: output('images') },
            'flux.output -> result.value',
          ),
        }),
      ),
    )
    const states = await Promise.all(ids.map((id) => finish(runtime, id)))
    expect(states.map(({ status, error }) => error?.message ?? status)).toEqual(ids.map(() => 'succeeded'))
    expect(simulator.accepted()).toBe(64)
    const waits = await Promise.all(
      ids.map(async (id) =>
        (await runtime.store.runs.events(id, 0)).filter(({ type }) => type === 'node-waiting'),
      ),
    )
    // Nearly all had to wait, and said so (on a slow machine a pause may be over before the next one asks).
    expect(waits.filter((told) => told.length > 0).length).toBeGreaterThan(50)
    expect(Math.max(...waits.map((told) => told.length))).toBeLessThan(12)
  }, 60_000)

  it('does not let one run with many calls keep another one waiting to its end', async () => {
    const { options } = openFaultyReplicate({ rateLimit: { perMinute: 6, burst: 1 } }, { speed: 200 })
    const runtime = await openRuntime({ ...options, maxConcurrentPredictions: 32 })
    const many = documentOf(
      {
        words: {
          type: 'list',
          params: { kind: 'text', items: Array.from({ length: 12 }, (_, at) => `many ${at}`) },
        },
        flux: flux(tiny),
        result: output('images'),
      },
      'words.items -> flux.prompt',
      'flux.output -> result.value',
    )
    const one = documentOf(
      { flux: flux({ ...tiny, prompt: 'alone' }), result: output('images') },
      'flux.output -> result.value',
    )
    const first = await begin(runtime, { document: many })
    const second = await begin(runtime, { document: one })
    expect(await finish(runtime, second)).toMatchObject({ status: 'succeeded' })
    expect(await runtime.getRun(first)).toMatchObject({ status: 'running' })
    expect(await finish(runtime, first)).toMatchObject({ status: 'succeeded' })
  }, 60_000)
})
