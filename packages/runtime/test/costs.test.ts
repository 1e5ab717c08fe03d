import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishedPrices } from '@weft/pricing'
import type { StartedRun } from '@weft/runtime'
import { describe, expect, it } from 'vitest'
import { documentOf, flux, fluxModel, fluxVersion, input, output } from './documents.ts'
import { openFaultyReplicate } from './faulty-replicate.ts'
import { begin, finish, openRuntime, run, temporaryDirectory } from './open-runtime.ts'

const never = new AbortController().signal
const model = `${fluxModel}:${fluxVersion}`

/** Prices that make the seconds of a call easy to see: one second of the bundled model costs 1. */
async function pricesFile(price: object = { hardware: 'gpu-x', seconds: [1, 2] }): Promise<string> {
  const path = join(mkdtempSync(join(await temporaryDirectory(), 'prices-')), 'mine.json')
  const table = {
    ...publishedPrices(),
    hardware: { 'gpu-x': { title: 'X', perSecond: 1 } },
    models: [{ model: fluxModel, ...price }],
    families: [],
  }
  writeFileSync(path, JSON.stringify(table))
  return path
}

const one = (prompt = 'a cat') =>
  documentOf({ flux: flux({ prompt }), out: output('out') }, 'flux.output -> out.value')

/** Calls in a row: each begins when the one before has ended. */
const chain = documentOf(
  {
    first: flux({ prompt: 'a' }),
    second: flux({ prompt: 'b' }),
    third: flux({ prompt: 'c' }),
    out: output('out'),
  },
  'first.output -> second.image',
  'second.output -> third.image',
  'third.output -> out.value',
)

const errorsOf = (started: StartedRun) =>
  'issues' in started ? started.issues.filter(({ severity }) => severity === 'error') : []

describe('the estimate of a plan', () => {
  it('is nothing for the simulator, and says so', async () => {
    const runtime = await openRuntime()
    const { plan } = await runtime.plan({ document: one() }, never)
    expect(plan?.estimate).toMatchObject({
      basis: 'free',
      high: 0,
      note: expect.stringContaining('Simulated'),
    })
    expect(plan?.steps.find(({ nodeId }) => nodeId === 'out')?.estimate).toBeUndefined()
  })

  it('is a guess, then goes by the times seen; what is kept costs nothing; lanes multiply', async () => {
    const { options } = openFaultyReplicate({}, { latencyMs: 50 })
    const runtime = await openRuntime({ ...options, pricesFile: await pricesFile() })
    const before = await runtime.plan({ document: one() }, never)
    expect(before.plan?.estimate).toMatchObject({ basis: 'guess', low: 1, high: 2, calls: 1 })

    const state = await run(runtime, { document: one() })
    const [time] = await runtime.store.times.ofModel(model, 10)
    expect(time).toMatchObject({ provider: 'replicate', work: 4 })
    expect(state.cost).toEqual({ currency: 'USD', amount: time?.seconds })

    const again = await runtime.plan({ document: one() }, never)
    expect(again.plan?.estimate).toMatchObject({ basis: 'free', high: 0, calls: 0 })
    expect(again.plan?.steps.find(({ nodeId }) => nodeId === 'flux')?.estimate?.note).toMatch(/there already/)

    const lanes = documentOf(
      {
        words: { type: 'list', params: { kind: 'text', items: ['a cat', 'a dog', 'a fox'] } },
        flux: flux(),
        out: output('out'),
      },
      'words.items -> flux.prompt',
      'flux.output -> out.value',
    )
    const three = await runtime.plan({ document: lanes }, never)
    expect(three.plan?.estimate).toMatchObject({ basis: 'seen', calls: 2 })
    expect(three.plan?.estimate?.high).toBeCloseTo(2 * (time?.seconds ?? 0), 5)
    expect((await run(runtime, { document: one() })).cost).toBeUndefined()
  })

  it('counts equal calls once, as the run makes them', async () => {
    const { options, simulator } = openFaultyReplicate()
    const runtime = await openRuntime({ ...options, pricesFile: await pricesFile() })
    const twins = documentOf(
      {
        words: { type: 'list', params: { kind: 'text', items: ['a cat', 'a dog', 'a cat'] } },
        each: flux(),
        yet: flux({ prompt: 'a dog' }),
        out: output('out'),
        other: output('other'),
      },
      'words.items -> each.prompt',
      'each.output -> out.value',
      'yet.output -> other.value',
    )
    const { plan } = await runtime.plan({ document: twins }, never)
    expect(plan?.estimate).toMatchObject({ calls: 2, low: 2, high: 4 })
    const shared = plan?.steps.flatMap(({ estimate }) => (estimate?.note.includes('shared') ? estimate : []))
    expect(shared).toMatchObject([{ calls: 0, high: 0 }])
    // What is drawn anew each time is called each time.
    const loose = documentOf(
      {
        a: flux({ prompt: 'x', seed: null }),
        b: flux({ prompt: 'x', seed: null }),
        out: output('out'),
        other: output('other'),
      },
      'a.output -> out.value',
      'b.output -> other.value',
    )
    expect((await runtime.plan({ document: loose }, never)).plan?.estimate).toMatchObject({ calls: 2 })
    expect(await run(runtime, { document: twins, maxCost: 4 })).toMatchObject({ status: 'succeeded' })
    expect(simulator.accepted()).toBe(2)
  })

  it('says that no price is known, and that more calls may come', async () => {
    const { options } = openFaultyReplicate()
    const directory = await temporaryDirectory()
    const table = { ...publishedPrices(), models: [], families: [] }
    writeFileSync(join(directory, 'prices.json'), JSON.stringify(table))
    const runtime = await openRuntime({ ...options, dataDirectory: directory })
    const { plan } = await runtime.plan({ document: chain }, never)
    expect(plan?.estimate).toMatchObject({ basis: 'unknown', unpriced: 3, isOpen: true })
    expect((await run(runtime, { document: one() })).cost).toEqual({
      currency: 'USD',
      amount: 0,
      unpriced: 1,
    })
    const started = await runtime.startRun({ document: one('b'), maxCost: 5 }, never)
    expect(errorsOf(started)).toMatchObject([{ code: 'cost-unknown', path: '/maxCost' }])
  })
})

describe('what a run may cost', () => {
  it('refuses before the first call', async () => {
    const { options, simulator } = openFaultyReplicate()
    const runtime = await openRuntime({ ...options, pricesFile: await pricesFile() })
    const started = await runtime.startRun({ document: one(), maxCost: 1.5 }, never)
    expect(errorsOf(started)).toMatchObject([
      { code: 'over-max-cost', path: '/maxCost', message: expect.stringMatching(/reaches 2 USD/) },
    ])
    expect(simulator.accepted()).toBe(0)
  })

  it('stops before the call that would pass it, keeps what is done, and says so', async () => {
    const { options, simulator } = openFaultyReplicate()
    // How many calls come is only known in the run: the plan counts one.
    const document = documentOf(
      { source: flux({ prompt: 'x', num_outputs: 3 }), each: flux({ prompt: 'y' }), out: output('out') },
      'source.output -> each.image',
      'each.output -> out.value',
    )
    const runtime = await openRuntime({ ...options, pricesFile: await pricesFile({ perImage: 1 }) })
    const state = await finish(runtime, await begin(runtime, { document, maxCost: 5 }))
    expect(state).toMatchObject({ status: 'failed', maxCost: 5 })
    expect(state.nodes.each?.lanes?.some(({ error }) => error?.code === 'payment_required')).toBe(true)
    expect(state.nodes.source?.status).toBe('succeeded')
    expect(simulator.accepted()).toBe(3)
    expect(state.cost?.amount).toBe(5)
  })

  it('is of no matter to the simulator, and bills it with nothing', async () => {
    const runtime = await openRuntime()
    expect((await run(runtime, { document: one(), maxCost: 0 })).cost).toEqual({ currency: 'USD', amount: 0 })
    expect(await runtime.store.times.ofModel(model, 1)).toEqual([])
  })
})

describe('the true cost', () => {
  it('counts calls that failed, and is the same when the events are folded again', async () => {
    const { options } = openFaultyReplicate({}, { latencyMs: 40 })
    const runtime = await openRuntime({ ...options, pricesFile: await pricesFile() })
    const document = documentOf(
      {
        bad: flux({ prompt: 'x', extra_lora: 'nobody/not-found' }),
        ask: input('word', 'text', { default: 'y' }),
        good: flux(),
        out: output('out'),
      },
      'ask.value -> good.prompt',
      'good.output -> out.value',
    )
    const withBad = {
      ...document,
      nodes: { ...document.nodes, other: output('other') },
      edges: [...document.edges, { from: 'bad.output', to: 'other.value' }],
    }
    const state = await run(runtime, { document: withBad })
    const costs = ['bad', 'good'].map((id) => state.nodes[id]?.attempts?.[0]?.cost?.amount)
    expect(costs.every((amount) => amount !== undefined)).toBe(true)
    expect(state.cost?.amount).toBeCloseTo((costs[0] ?? 0) + (costs[1] ?? 0), 5)
    const stored = await runtime.getRun(state.id)
    expect(stored?.cost).toEqual(state.cost)
  })
})

describe('prices of one’s own', () => {
  it('are refused in words when they cannot be used', async () => {
    const directory = await temporaryDirectory()
    writeFileSync(join(directory, 'prices.json'), '{ "currency": "USD" }')
    await expect(openRuntime({ dataDirectory: directory })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(/prices\.json cannot be used.*hardware/),
    })
    await expect(openRuntime({ pricesFile: join(directory, 'none.json') })).rejects.toThrow(/none\.json/)
  })
})
