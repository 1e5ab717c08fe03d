import { setTimeout as delay } from 'node:timers/promises'
import type { Runtime } from '@weft/runtime'
import { describe, expect, it } from 'vitest'
import { documentOf, flux, output } from './documents.ts'
import { openFaultyReplicate } from './faulty-replicate.ts'
import { begin, finish, openRuntime, temporaryDirectory } from './open-runtime.ts'

const never = new AbortController().signal
const tiny = { aspect_ratio: 'custom', width: 256, height: 256 }
const slow = { latencyMs: 60_000 }
const document = documentOf(
  {
    words: { type: 'list', params: { kind: 'text', items: ['a', 'b', 'c'] } },
    flux: flux(tiny),
    result: output('images'),
  },
  'words.items -> flux.prompt',
  'flux.output -> result.value',
)

describe('cancel', () => {
  it('reaches predictions whose creation is still on its way', async () => {
    const { simulator, options } = openFaultyReplicate({ lateMs: 400 }, slow)
    const runtime = await openRuntime(options)
    const id = await begin(runtime, { document })
    await expect.poll(() => simulator.accepted()).toBe(3)
    await runtime.cancelRun(id)
    expect(await finish(runtime, id)).toMatchObject({ status: 'canceled' })
    await expectAllCanceled(runtime, id, simulator)
  })

  it('reaches predictions whose answer is lost and that are still looked for', async () => {
    const { simulator, options, intercept } = openFaultyReplicate({ dropAfterAccepting: 3 }, slow)
    const runtime = await openRuntime(options)
    let isAway = true
    intercept(async ({ method, url }) => {
      const isList = method === 'GET' && new URL(url).pathname.endsWith('/predictions')
      return isList && isAway ? Response.json({ detail: 'away', status: 503 }, { status: 503 }) : undefined
    })
    const id = await begin(runtime, { document })
    await expect.poll(() => simulator.accepted()).toBe(3)
    await runtime.cancelRun(id)
    expect(await finish(runtime, id)).toMatchObject({ status: 'canceled' })
    isAway = false
    await expectAllCanceled(runtime, id, simulator)
  })

  it('is told to the provider as soon as it is back', async () => {
    const { simulator, options, intercept } = openFaultyReplicate({}, { ...slow, speed: 20 })
    const runtime = await openRuntime(options)
    const id = await begin(runtime, { document })
    await untilAllCreated(runtime, id)
    let isAway = true
    intercept(async ({ url }) =>
      isAway && url.endsWith('/cancel') ? Response.json({ status: 503 }, { status: 503 }) : undefined,
    )
    await runtime.cancelRun(id)
    expect(await finish(runtime, id)).toMatchObject({ status: 'canceled' })
    expect((await runtime.store.attempts.ofRun(id)).map(({ status }) => status)).toEqual(
      Array.from({ length: 3 }, () => 'created'),
    )
    isAway = false
    await expectAllCanceled(runtime, id, simulator)
  })

  it('holds over a restart: the run ends canceled, and its predictions too', async () => {
    const { simulator, options } = openFaultyReplicate({}, slow)
    const dataDirectory = await temporaryDirectory()
    const first = await openRuntime({ ...options, dataDirectory })
    const id = await begin(first, { document })
    await untilAllCreated(first, id)
    // As if the process had died right after it took the request.
    await first.store.runs.requestCancel(id)
    await first.close()
    const second = await openRuntime({ ...options, dataDirectory })
    expect(await finish(second, id)).toMatchObject({ status: 'canceled' })
    await expectAllCanceled(second, id, simulator)
  })

  it('waits for nothing while calls wait for a limit, and sends none of them', async () => {
    const { simulator, options } = openFaultyReplicate({ throttleForMs: 60_000 })
    const runtime = await openRuntime(options)
    const id = await begin(runtime, { document })
    for await (const event of runtime.watchRun(id, 0, never)) if (event.type === 'node-waiting') break
    await delay(50)
    await runtime.cancelRun(id)
    expect(await finish(runtime, id)).toMatchObject({ status: 'canceled' })
    expect(simulator.accepted()).toBe(0)
    expect((await runtime.store.attempts.ofRun(id)).every(({ status }) => status === 'canceled')).toBe(true)
  })
})

async function expectAllCanceled(
  runtime: Runtime,
  id: string,
  simulator: ReturnType<typeof openFaultyReplicate>['simulator'],
): Promise<void> {
  const statuses = async () =>
    (await simulator.backend.listPredictions({ limit: 9 })).results.map(({ status }) => status)
  await expect.poll(statuses, { timeout: 10_000 }).toEqual(['canceled', 'canceled', 'canceled'])
  const attempts = async () => (await runtime.store.attempts.ofRun(id)).map(({ status }) => status)
  await expect.poll(attempts, { timeout: 10_000 }).toEqual(['canceled', 'canceled', 'canceled'])
  expect(simulator.accepted()).toBe(3)
  const events = await runtime.store.runs.events(id, 0)
  expect(events.filter(({ type }) => type === 'run-end')).toHaveLength(1)
  expect(events.at(-1)).toMatchObject({ type: 'run-end', status: 'canceled' })
}

async function untilAllCreated(runtime: Runtime, id: string): Promise<void> {
  let created = 0
  for await (const event of runtime.watchRun(id, 0, never)) {
    if (event.type === 'node-progress' && event.attempt?.status === 'created') created += 1
    if (created === 3) return
  }
}
