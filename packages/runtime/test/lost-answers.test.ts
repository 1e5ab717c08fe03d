import { queuedRun } from '@weft/engine'
import type { Runtime } from '@weft/runtime'
import { describe, expect, it } from 'vitest'
import { documentOf, flux, output } from './documents.ts'
import { openFaultyReplicate, refuseList } from './faulty-replicate.ts'
import { begin, finish, openRuntime, run, temporaryDirectory } from './open-runtime.ts'

const never = new AbortController().signal
const tiny = { aspect_ratio: 'custom', width: 256, height: 256 }
const document = documentOf(
  { flux: flux({ ...tiny, prompt: 'a red kite' }), result: output('images') },
  'flux.output -> result.value',
)

/** Equal prompts without a seed: calls that nothing can tell apart. */
const equal = documentOf(
  {
    words: { type: 'list', params: { kind: 'text', items: Array.from({ length: 8 }, () => 'the same') } },
    flux: { type: 'model', params: { ...flux().params, input: { ...withoutSeed(), ...tiny } } },
    result: output('images'),
  },
  'words.items -> flux.prompt',
  'flux.output -> result.value',
)

function withoutSeed(): Record<string, string | number | boolean> {
  return { megapixels: '0.25', num_inference_steps: 4, output_format: 'png', go_fast: false }
}

describe('an answer that was lost', () => {
  it('is found for each of several equal calls, no prediction twice', async () => {
    const { simulator, options } = openFaultyReplicate({ dropAfterAccepting: 8 })
    const runtime = await openRuntime(options)
    const state = await run(runtime, { document: equal })
    expect(state.error).toBeUndefined()
    expect(simulator.accepted()).toBe(8)
    const attempts = await runtime.store.attempts.ofRun(state.id)
    expect(new Set(attempts.map(({ predictionId }) => predictionId)).size).toBe(8)
    expect(attempts.every(({ status }) => status === 'done')).toBe(true)
  })

  it('is sent again after a 5xx or a reset that the provider never saw', async () => {
    const { simulator, options } = openFaultyReplicate({
      dropBeforeAccepting: 1,
      serverErrors: { count: 1, status: 502, on: 'create' },
    })
    const runtime = await openRuntime(options)
    expect(await run(runtime, { document })).toMatchObject({ status: 'succeeded' })
    expect(simulator.accepted()).toBe(1)
  })

  it('ends after three that were certainly not accepted, and a retry begins anew', async () => {
    const { simulator, options } = openFaultyReplicate({
      serverErrors: { count: 3, status: 500, on: 'create' },
    })
    const runtime = await openRuntime(options)
    const failed = await run(runtime, { document })
    expect(failed.error).toMatchObject({ code: 'provider_unreachable', retryable: true })
    expect(failed.error?.message).toContain('certainly accepted none')
    expect(await retry(runtime, failed.id)).toMatchObject({ status: 'succeeded' })
    expect(simulator.accepted()).toBe(1)
  })

  it('is carried on by the next equal call, also of another run that comes up first after a restart', async () => {
    const { simulator, options } = openFaultyReplicate({}, { latencyMs: 700 })
    const dataDirectory = await temporaryDirectory()
    let offset = 0
    const now = () => new Date(Date.now() + offset)
    const first = await openRuntime({ ...options, now, dataDirectory })
    const leader = await begin(first, { document })
    await untilCreated(first, leader)
    // Created earlier, as it seems: it is taken up first, and shares the call of the other one until then.
    offset = -60_000
    const follower = await begin(first, { document })
    await first.close()
    offset = 0
    const second = await openRuntime({ ...options, now, dataDirectory })
    for (const id of [follower, leader])
      expect(await finish(second, id)).toMatchObject({ status: 'succeeded' })
    expect(simulator.accepted()).toBe(1)
  })
})

describe('a call of which nobody can say whether it was accepted', () => {
  async function undecided() {
    const replicate = openFaultyReplicate({ dropAfterAccepting: 1 })
    const runtime = await openRuntime(replicate.options)
    replicate.intercept(refuseList)
    const state = await run(runtime, { document })
    const attempt = state.nodes.flux?.attempts?.[0]
    return { ...replicate, runtime, state, attemptId: attempt?.id ?? '', attempt }
  }

  it('ends with an error that says so and is not repeated, neither by a retry nor by a new run', async () => {
    const { simulator, runtime, state, attempt } = await undecided()
    expect(state).toMatchObject({
      status: 'failed',
      error: { code: 'provider_unreachable', retryable: false },
    })
    expect(state.error?.message).toMatch(/not known whether .* adopt .* send it again, or give it up/)
    expect(attempt).toMatchObject({ status: 'unknown' })
    expect(await retry(runtime, state.id)).toMatchObject({ status: 'failed' })
    expect(await run(runtime, { document })).toMatchObject({ status: 'failed' })
    expect(simulator.accepted()).toBe(1)
  })

  it('is adopted by a person, and the run carried on', async () => {
    const { simulator, runtime, state, attemptId } = await undecided()
    const { results } = await simulator.backend.listPredictions({ limit: 9 })
    const predictionId = results[0]?.id ?? ''
    const wrong = { decision: 'adopt', predictionId: 'nobody' } as const
    await expect(runtime.decideAttempt(state.id, attemptId, wrong, never)).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await runtime.decideAttempt('another', attemptId, wrong, never)).toBeUndefined()
    const decided = await runtime.decideAttempt(
      state.id,
      attemptId,
      { decision: 'adopt', predictionId },
      never,
    )
    if (!decided || 'refusal' in decided) throw new Error('it was refused')
    expect(decided.attempt).toMatchObject({ status: 'created', predictionId })
    expect(await finish(runtime, decided.run?.id ?? '')).toMatchObject({ status: 'succeeded' })
    expect(simulator.accepted()).toBe(1)
    const again = await runtime.decideAttempt(
      decided.run?.id ?? '',
      attemptId,
      { decision: 'give-up' },
      never,
    )
    expect(again).toHaveProperty('refusal')
  })

  it('is sent again when a person says so', async () => {
    const { simulator, runtime, state, attemptId } = await undecided()
    const decided = await runtime.decideAttempt(state.id, attemptId, { decision: 'send-again' }, never)
    if (!decided || 'refusal' in decided) throw new Error('it was refused')
    expect(await finish(runtime, decided.run?.id ?? '')).toMatchObject({ status: 'succeeded' })
    expect(simulator.accepted()).toBe(2)
  })

  it('is left alone when a person gives it up', async () => {
    const { simulator, runtime, state, attemptId } = await undecided()
    const decided = await runtime.decideAttempt(state.id, attemptId, { decision: 'give-up' }, never)
    expect(decided).toMatchObject({ attempt: { status: 'canceled' } })
    expect(decided).not.toHaveProperty('run')
    expect(simulator.accepted()).toBe(1)
  })

  it('is one whose prediction is there but shows its input no more', async () => {
    const { simulator, options, intercept } = openFaultyReplicate({
      dropAfterAccepting: 1,
      expireAfterMs: 0,
    })
    const isRemoved = async () =>
      (await simulator.backend.listPredictions({ limit: 1 })).results[0]?.data_removed === true
    intercept(async ({ method }) => {
      if (method === 'GET') await expect.poll(isRemoved, { timeout: 5000 }).toBe(true)
      return undefined
    })
    const runtime = await openRuntime(options)
    const state = await run(runtime, { document })
    expect(state.error?.message).toContain('input is not shown any more')
    expect(state.nodes.flux?.attempts).toMatchObject([{ status: 'unknown' }])
    expect(simulator.accepted()).toBe(1)
  })
})

describe('a prediction', () => {
  it('that never ends is canceled at the deadline', async () => {
    const { simulator, options } = openFaultyReplicate({ ending: 'stuck-processing' })
    const runtime = await openRuntime({ ...options, predictionDeadlineMs: 600 })
    const state = await run(runtime, { document })
    expect(state).toMatchObject({ status: 'failed', error: { code: 'timed_out', retryable: true } })
    const { results } = await simulator.backend.listPredictions({ limit: 9 })
    expect(results).toMatchObject([{ status: 'canceled' }])
    expect(await runtime.store.attempts.ofRun(state.id)).toMatchObject([{ status: 'canceled' }])
  })

  it('whose output is deleted is lost, and made anew by a retry', async () => {
    const { simulator, options } = openFaultyReplicate({ expireAfterMs: 0 })
    const runtime = await openRuntime(options)
    const state = await run(runtime, { document })
    expect(state).toMatchObject({ status: 'failed', error: { code: 'output_lost', retryable: true } })
    simulator.faults?.clear()
    expect(await retry(runtime, state.id)).toMatchObject({ status: 'succeeded' })
    expect(simulator.accepted()).toBe(2)
  })
})

async function retry(runtime: Runtime, id: string) {
  const retried = await runtime.retryRun(id, never)
  if (!retried || 'issues' in retried) throw new Error('it was not accepted')
  return finish(runtime, retried.run.id)
}

async function untilCreated(runtime: Runtime, id: string): Promise<void> {
  for await (const event of runtime.watchRun(id, 0, never))
    if (event.type === 'node-progress' && event.attempt?.status === 'created') return
}

describe('a retry that crashed before its first event', () => {
  it('still takes over the results of the run that it carries on', async () => {
    const { simulator, options } = openFaultyReplicate()
    const dataDirectory = await temporaryDirectory()
    const first = await openRuntime({ ...options, dataDirectory })
    const done = await run(first, { document: equal })
    expect(simulator.accepted()).toBe(8)
    const stored = await first.store.runs.get(done.id)
    if (!stored) throw new Error('it is not stored')
    const nodes = Object.keys(done.nodes)
    const { version, createdAt, seeds = {} } = done
    const queued = queuedRun({ id: 'crashed', version, inputs: {}, createdAt, nodeIds: nodes })
    const state = { ...queued, seeds, simulated: false }
    await first.store.runs.create({ state, document: stored.document, retryOf: done.id })
    await first.close()
    const second = await openRuntime({ ...options, dataDirectory })
    expect(await finish(second, 'crashed')).toMatchObject({ status: 'succeeded', outputs: done.outputs })
    expect(simulator.accepted()).toBe(8)
  })
})
