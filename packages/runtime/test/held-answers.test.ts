import type { Runtime } from '@weft/runtime'
import { describe, expect, it } from 'vitest'
import { documentOf, flux, fluxModel, fluxVersion, output } from './documents.ts'
import { openFaultyReplicate } from './faulty-replicate.ts'
import { begin, finish, openRuntime, run, temporaryDirectory } from './open-runtime.ts'

const document = (prompt: string, more = {}) =>
  documentOf({ flux: flux({ prompt, ...more }), out: output('out') }, 'flux.output -> out.value')

/** Lets it seem that three calls of four steps were seen, each of so many seconds. */
async function haveSeen(runtime: Runtime, seconds: number): Promise<void> {
  for (const predictionId of ['a', 'b', 'c'])
    await runtime.store.times.add({
      provider: 'replicate',
      predictionId,
      model: `${fluxModel}:${fluxVersion}`,
      seconds,
      work: 4,
      endedAt: new Date().toISOString(),
    })
}

/** A server that keeps what was asked of it. */
function openWatched(...given: Parameters<typeof openFaultyReplicate>) {
  const faulty = openFaultyReplicate(...given)
  const preferred: (string | null)[] = []
  const reads: string[] = []
  faulty.intercept(async ({ method, url, headers }) => {
    const { pathname } = new URL(url)
    if (method === 'POST' && pathname.endsWith('/predictions')) preferred.push(headers.get('prefer'))
    if (method === 'GET' && /\/predictions\/[^/]+$/.test(pathname)) reads.push(pathname)
    return undefined
  })
  return { ...faulty, preferred, reads }
}

describe('the answer to a call that normally ends within seconds', () => {
  it('is held back until then, and nothing is asked after it', async () => {
    const { options, preferred, reads, simulator } = openWatched({}, { latencyMs: 200 })
    const runtime = await openRuntime(options)
    expect(await run(runtime, { document: document('before', { num_inference_steps: 3 }) })).toMatchObject({
      status: 'succeeded',
    })
    expect(preferred).toEqual([null])
    expect(reads.length).toBeGreaterThan(0)
    const asked = reads.length
    await haveSeen(runtime, 3.6)
    const state = await run(runtime, { document: document('after') })
    expect(state).toMatchObject({ status: 'succeeded' })
    expect(state.nodes.flux?.attempts).toMatchObject([{ status: 'done', predictionId: expect.any(String) }])
    expect(preferred).toEqual([null, 'wait=5'])
    expect(reads).toHaveLength(asked)
    expect(simulator.accepted()).toBe(2)
  })

  it('is not held back where calls take longer', async () => {
    const { options, preferred } = openWatched()
    const runtime = await openRuntime(options)
    await haveSeen(runtime, 6)
    await run(runtime, { document: document('slow') })
    expect(preferred).toEqual([null])
  })

  it('comes too late for a cancel, which reaches the prediction all the same', async () => {
    const { options, simulator } = openWatched({}, { latencyMs: 60_000 })
    const runtime = await openRuntime(options)
    await haveSeen(runtime, 0.4)
    const id = await begin(runtime, { document: document('cancel') })
    await expect.poll(() => simulator.accepted()).toBe(1)
    await runtime.cancelRun(id)
    expect(await finish(runtime, id)).toMatchObject({ status: 'canceled' })
    const statuses = async () =>
      (await simulator.backend.listPredictions({ limit: 9 })).results.map(({ status }) => status)
    await expect.poll(statuses, { timeout: 5000 }).toEqual(['canceled'])
  })

  it('may get lost: the prediction is found and not made again, also after the process is gone', async () => {
    const { options, simulator } = openWatched({ dropAfterAccepting: 1 }, { latencyMs: 200 })
    const runtime = await openRuntime(options)
    await haveSeen(runtime, 0.4)
    expect(await run(runtime, { document: document('lost') })).toMatchObject({ status: 'succeeded' })
    expect(simulator.accepted()).toBe(1)
  })

  it('is looked for after a restart in the middle of it', async () => {
    const { options, simulator } = openWatched({}, { latencyMs: 3000 })
    const dataDirectory = await temporaryDirectory()
    const first = await openRuntime({ ...options, dataDirectory })
    await haveSeen(first, 2)
    const id = await begin(first, { document: document('restart') })
    await expect.poll(() => simulator.accepted()).toBe(1)
    expect((await first.store.attempts.ofRun(id))[0]).toMatchObject({ status: 'intent' })
    await first.close()
    const second = await openRuntime({ ...options, dataDirectory })
    expect(await finish(second, id)).toMatchObject({ status: 'succeeded' })
    expect(simulator.accepted()).toBe(1)
  })
})
