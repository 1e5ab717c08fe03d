import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { queuedRun } from '@weft/engine'
import type { ModelDescription } from '@weft/provider'
import { createSimulator, type FaultPlanInput, type HostedModel, seedModel } from '@weft/simulator'
import { openSqliteStore } from '@weft/storage'
import { canonicalJson } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { documentOf, flux, fluxModel, fluxVersion, output } from './documents.ts'
import { begin, finish, openRuntime, run, temporaryDirectory } from './open-runtime.ts'

const inputSchema = z.record(z.string(), z.json())
const never = new AbortController().signal
const baseUrl = 'http://replicate.localhost/v1'
const document = documentOf(
  { flux: flux({ prompt: 'a red kite' }), result: output('images') },
  'flux.output -> result.value',
)

/** A server that speaks Replicate's protocol and can be made to fail, and the options that make it the provider. */
function faultyReplicate(
  faults: FaultPlanInput = {},
  { models = [seedModel()], latencyMs = 0 }: { models?: readonly HostedModel[]; latencyMs?: number } = {},
) {
  const simulator = createSimulator({
    now: Date.now,
    newId: randomUUID,
    latencyMs,
    baseUrl,
    models,
    faults: true,
  })
  simulator.faults?.set(faults)
  const options = {
    provider: 'replicate',
    replicateToken: 'r8_very_secret',
    replicateBaseUrl: baseUrl,
    fetch: simulator.fetch,
  } as const
  return { simulator, options }
}

describe('nobody pays twice', () => {
  it('finds a prediction whose answer was lost', async () => {
    const { simulator, options } = faultyReplicate({ dropAfterAccepting: 1 })
    const runtime = await openRuntime(options)
    const state = await run(runtime, { document })
    expect(state).toMatchObject({ status: 'succeeded', simulated: false })
    expect(simulator.accepted()).toBe(1)
    expect(await runtime.store.attempts.ofRun(state.id)).toMatchObject([{ status: 'done' }])
  })

  it('sends again what certainly did not arrive', async () => {
    const { simulator, options } = faultyReplicate({ dropBeforeAccepting: 1 })
    const runtime = await openRuntime(options)
    expect(await run(runtime, { document })).toMatchObject({ status: 'succeeded' })
    expect(simulator.accepted()).toBe(1)
  })

  it('waits out a rate limit, and tells so', async () => {
    const { simulator, options } = faultyReplicate({ throttle: { count: 1, retryAfter: 1 } })
    const runtime = await openRuntime(options)
    const state = await run(runtime, { document })
    expect(state.status).toBe('succeeded')
    expect(await runtime.store.runs.events(state.id, 0)).toContainEqual(
      expect.objectContaining({ type: 'node-waiting', nodeId: 'flux', seconds: 1 }),
    )
    expect(simulator.accepted()).toBe(1)
  })

  it('ends with the words of the provider when there is no credit', async () => {
    const { simulator, options } = faultyReplicate({ noCredit: true })
    const runtime = await openRuntime(options)
    const state = await run(runtime, { document })
    expect(state.nodes.flux?.error).toMatchObject({
      code: 'payment_required',
      message: expect.stringContaining('You have insufficient credit to run this model.'),
    })
    expect(simulator.accepted()).toBe(0)
    expect(await runtime.store.attempts.ofRun(state.id)).toMatchObject([{ status: 'failed' }])
  })

  it('cancels a prediction whose answer comes after the run was canceled', async () => {
    const { simulator, options } = faultyReplicate({ lateMs: 300 }, { latencyMs: 60_000 })
    const runtime = await openRuntime(options)
    const id = await begin(runtime, { document })
    await expect.poll(() => simulator.accepted()).toBe(1)
    await runtime.cancelRun(id)
    expect(await finish(runtime, id)).toMatchObject({ status: 'canceled' })
    const [attempt] = await runtime.store.attempts.ofRun(id)
    expect(attempt).toMatchObject({ status: 'canceled', predictionId: expect.any(String) })
    const { results } = await simulator.backend.listPredictions({ limit: 9 })
    expect(results.map(({ status }) => status)).toEqual(['canceled'])
  })

  it('keeps what was finished when a run is canceled, and takes it over in the retry', async () => {
    // Answered late: by the time that the id is known, the prediction is done and paid for.
    const { simulator, options } = faultyReplicate({ lateMs: 2500 })
    const runtime = await openRuntime(options)
    const id = await begin(runtime, { document })
    await expect.poll(() => simulator.accepted()).toBe(1)
    await runtime.cancelRun(id)
    const canceled = await finish(runtime, id)
    expect(canceled.nodes.flux?.attempts).toMatchObject([{ status: 'done' }])
    const retried = await runtime.retryRun(id, never)
    if (!retried || 'issues' in retried) throw new Error('it was not accepted')
    const state = await finish(runtime, retried.run.id)
    expect(state).toMatchObject({ status: 'succeeded' })
    expect(simulator.accepted()).toBe(1)
  })

  it('adopts after a crash what was sent before its id could be written down', async () => {
    const { simulator, options } = faultyReplicate()
    const dataDirectory = await temporaryDirectory()
    const first = await openRuntime({ ...options, dataDirectory })
    // What the node sends, defaults included, is taken from a run that went well.
    const shown = await run(first, { document })
    const [sent] = await first.store.attempts.ofRun(shown.id)
    const model = `${fluxModel}:${fluxVersion}`
    const lost = { ...inputSchema.parse(JSON.parse(sent!.input)), seed: 2 }
    const prediction = await first.provider.create({ model, input: lost }, { signal: never })
    const pinned = await first.models.pin(
      documentOf(
        { flux: flux({ prompt: 'a red kite', seed: 2 }), result: output('images') },
        'flux.output -> result.value',
      ),
      never,
    )
    await first.close()

    const store = await openSqliteStore(join(dataDirectory, 'weft.db'))
    const at = new Date().toISOString()
    const state = queuedRun({
      id: 'crashed',
      version: 'f'.repeat(64),
      inputs: {},
      createdAt: at,
      nodeIds: ['flux', 'result'],
    })
    await store.runs.create({ state, document: pinned.document })
    await store.attempts.put({
      id: 'lost',
      runId: 'crashed',
      nodeId: 'flux',
      lane: 0,
      provider: 'replicate',
      model,
      input: canonicalJson(lost),
      status: 'intent',
      createdAt: at,
      updatedAt: at,
    })
    await store.close()

    const second = await openRuntime({ ...options, dataDirectory })
    expect(await finish(second, 'crashed')).toMatchObject({ status: 'succeeded' })
    expect(simulator.accepted()).toBe(2)
    expect(await second.store.attempts.get('lost')).toMatchObject({
      status: 'done',
      predictionId: prediction.id,
    })
  })

  it('carries a run on after kill -9', async () => {
    const dataDirectory = await temporaryDirectory()
    const { child, runId, predictionId } = await startElsewhere(dataDirectory)
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    const runtime = await openRuntime({ dataDirectory })
    expect(await finish(runtime, runId)).toMatchObject({ status: 'succeeded' })
    expect(await runtime.store.attempts.ofRun(runId)).toMatchObject([{ status: 'done', predictionId }])
  })
})

describe('secrets', () => {
  const hosted = hostedModel()
  const spell = documentOf(
    {
      spell: {
        type: 'model',
        params: { model: 'someone/spell', input: { token: { secret: 'HF_TOKEN' }, text: 'hello' } },
      },
      said: output('said'),
    },
    'spell.output -> said.value',
  )

  it('reach the model, and nothing that is stored or logged', async () => {
    const { simulator, options } = faultyReplicate({}, { models: [hosted] })
    const logged: unknown[] = []
    const runtime = await openRuntime({
      ...options,
      environment: (name) => (name === 'HF_TOKEN' ? 'hf_very_secret' : undefined),
      log: (entry) => logged.push(entry),
    })
    const model: ModelDescription = await runtime.models.add('someone/spell', never)
    expect(model.ref).toBe(`someone/spell:${'e'.repeat(64)}`)
    const state = await run(runtime, { document: spell })
    expect(state.error).toBeUndefined()
    const attempts = await runtime.store.attempts.ofRun(state.id)
    const { results } = await simulator.backend.listPredictions({ limit: 9 })
    expect(results[0]?.input).toMatchObject({ token: 'hf_very_secret' })
    const kept = JSON.stringify([
      attempts,
      await runtime.store.runs.get(state.id),
      await runtime.store.runs.events(state.id, 0),
      logged,
    ])
    expect(kept).not.toContain('hf_very_secret')
    expect(kept).not.toContain('r8_very_secret')
  })

  it('are refused when they are missing or the server’s own', async () => {
    const { simulator, options } = faultyReplicate({}, { models: [hosted] })
    const runtime = await openRuntime({ ...options, environment: () => undefined })
    const missing = await run(runtime, { document: spell })
    expect(missing.nodes.spell?.error).toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining("the server's environment has no HF_TOKEN"),
    })
    const greedy = documentOf(
      {
        spell: {
          type: 'model',
          params: { model: 'someone/spell', input: { token: { secret: 'REPLICATE_API_TOKEN' }, text: 'x' } },
        },
        said: output('said'),
      },
      'spell.output -> said.value',
    )
    expect((await run(runtime, { document: greedy })).nodes.spell?.error?.message).toContain('is never sent')
    expect(simulator.accepted()).toBe(0)
  })
})

function hostedModel(): HostedModel {
  return {
    owner: 'someone',
    name: 'spell',
    version: {
      id: 'e'.repeat(64),
      created_at: '2026-01-01T00:00:00Z',
      openapi_schema: {
        components: {
          schemas: {
            Input: {
              type: 'object',
              required: ['text'],
              properties: {
                text: { type: 'string', 'x-order': 0 },
                token: {
                  type: 'string',
                  format: 'password',
                  'x-cog-secret': true,
                  writeOnly: true,
                  'x-order': 1,
                },
              },
            },
            Output: { type: 'string' },
          },
        },
      },
    },
  }
}

async function startElsewhere(
  directory: string,
): Promise<{ child: ChildProcess; runId: string; predictionId: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'run-until-killed.ts'), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = child.stdout ? await once(child.stdout, 'data') : []
  const [runId = '', predictionId = ''] = String(line).trim().split(' ')
  return { child, runId, predictionId }
}
