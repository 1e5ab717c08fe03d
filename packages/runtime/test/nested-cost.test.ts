import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishedPrices } from '@weft/pricing'
import type { Runtime } from '@weft/runtime'
import { type WorkflowDocument, workflowVersion } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { documentOf, flux, fluxModel, input, output } from './documents.ts'
import { openFaultyReplicate } from './faulty-replicate.ts'
import { openRuntime, run, temporaryDirectory } from './open-runtime.ts'

const never = new AbortController().signal

/** A table in which only the bundled model has a price. */
async function pricesFile(price: object): Promise<string> {
  const path = join(mkdtempSync(join(await temporaryDirectory(), 'prices-')), 'mine.json')
  const hardware = { 'gpu-x': { title: 'X', perSecond: 1 } }
  const models = [{ model: fluxModel, ...price }]
  writeFileSync(path, JSON.stringify({ ...publishedPrices(), hardware, models, families: [] }))
  return path
}

/** Publishes a workflow under a slug. */
async function publish(runtime: Runtime, slug: string, workflow: WorkflowDocument): Promise<void> {
  const { document } = await runtime.models.pin(workflow, never)
  const at = new Date().toISOString()
  const saved = { id: `w-${slug}`, slug, published: true, document, createdAt: at, updatedAt: at }
  await runtime.store.workflows.create({ ...saved, version: workflowVersion(document) })
}

const calling = (slug: string) =>
  documentOf(
    { sub: { type: 'model', params: { model: `weft/${slug}` } }, out: output('made') },
    'sub.output -> out.value',
  )

/** Two pictures of a cat, one after the other, of as many pictures as the first gives. */
const chain = documentOf(
  {
    word: input('word', 'text', { required: true }),
    first: flux({ num_outputs: 2 }),
    each: flux({ prompt: 'again' }),
    out: output('out'),
  },
  'word.value -> first.prompt',
  'first.output -> each.image',
  'each.output -> out.value',
)

describe('a workflow inside another one, at a provider that bills', () => {
  it('is estimated as its own calls are, also two levels down and with inputs that only the run tells', async () => {
    const { options, simulator } = openFaultyReplicate()
    const runtime = await openRuntime({ ...options, pricesFile: await pricesFile({ perImage: 1 }) })
    await publish(
      runtime,
      'one',
      documentOf(
        {
          word: input('word', 'text', { required: true }),
          flux: flux({ num_outputs: 3 }),
          out: output('out'),
        },
        'word.value -> flux.prompt',
        'flux.output -> out.value',
      ),
    )
    const two = documentOf(
      {
        word: input('word', 'text', { default: 'a dog' }),
        a: { type: 'model', params: { model: 'weft/one' } },
        b: { type: 'model', params: { model: 'weft/one', input: { word: 'a cat' } } },
        out: output('out'),
        other: output('other'),
      },
      'word.value -> a.word',
      'a.output -> out.value',
      'b.output -> other.value',
    )
    await publish(runtime, 'two', two)
    const { plan, issues } = await runtime.plan({ document: calling('two') }, never)
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(plan?.estimate).toMatchObject({ calls: 2, low: 6, high: 6, basis: 'price', unpriced: 0 })

    const told = documentOf(
      {
        src: flux({ prompt: 'x' }),
        sub: { type: 'model', params: { model: 'weft/one' } },
        text: { type: 'prompt', params: { text: 'a {thing}' } },
        out: output('made'),
        pic: output('pic'),
      },
      'src.output -> pic.value',
      'text.text -> sub.word',
      'sub.output -> out.value',
    )
    const asked = { ...told, nodes: { ...told.nodes, ask: input('thing', 'text', { default: 'owl' }) } }
    const wired = { ...asked, edges: [...asked.edges, { from: 'ask.value', to: 'text.thing' }] }
    expect((await runtime.plan({ document: wired }, never)).plan?.estimate).toMatchObject({ low: 4, high: 4 })

    const refused = await runtime.startRun({ document: calling('two'), maxCost: 5 }, never)
    expect(refused).toMatchObject({
      issues: expect.arrayContaining([expect.objectContaining({ code: 'over-max-cost' })]),
    })
    expect(simulator.accepted()).toBe(0)
    const state = await run(runtime, { document: calling('two'), maxCost: 6 })
    expect(state).toMatchObject({ status: 'succeeded', cost: { amount: 6 } })
    expect((await runtime.plan({ document: calling('two') }, never)).plan?.estimate).toMatchObject({
      high: 0,
    })
  })

  it('keeps within what the run around it may cost, also where only the run tells how much is called', async () => {
    const { options, simulator } = openFaultyReplicate()
    const runtime = await openRuntime({ ...options, pricesFile: await pricesFile({ perImage: 1 }) })
    await publish(runtime, 'chain', chain)
    const document = documentOf(
      {
        sub: { type: 'model', params: { model: 'weft/chain', input: { word: 'a cat' } } },
        out: output('made'),
      },
      'sub.output -> out.value',
    )
    const { plan } = await runtime.plan({ document }, never)
    expect(plan?.estimate).toMatchObject({ low: 3, high: 3, isOpen: true })
    const state = await run(runtime, { document, maxCost: 3 })
    expect(state).toMatchObject({ status: 'failed', cost: { amount: 3 } })
    expect(JSON.stringify(state)).toMatch(/passes the 3 USD/)
    expect(simulator.accepted()).toBe(2)
  })

  it('has no known price where its own calls have none, and is refused with a cap', async () => {
    const { options, simulator } = openFaultyReplicate()
    const runtime = await openRuntime({
      ...options,
      pricesFile: await pricesFile({ model: 'some/other', perImage: 1 }),
    })
    await publish(runtime, 'chain', chain)
    const started = await runtime.startRun({ document: calling('chain'), maxCost: 9 }, never)
    expect(started).toMatchObject({ issues: expect.any(Array) })
    const document = documentOf(
      {
        sub: { type: 'model', params: { model: 'weft/chain', input: { word: 'a cat' } } },
        out: output('made'),
      },
      'sub.output -> out.value',
    )
    expect(await runtime.startRun({ document, maxCost: 9 }, never)).toMatchObject({
      issues: expect.arrayContaining([expect.objectContaining({ code: 'cost-unknown' })]),
    })
    expect(simulator.accepted()).toBe(0)
  })

  it('costs what its own calls cost, once, and nothing when they are kept', async () => {
    const { options } = openFaultyReplicate({}, { latencyMs: 50 })
    const prices = await pricesFile({ hardware: 'gpu-x', seconds: [1, 2] })
    const runtime = await openRuntime({ ...options, pricesFile: prices })
    const inner = documentOf(
      { flux: flux({ prompt: 'a cat' }), out: output('out') },
      'flux.output -> out.value',
    )
    await publish(runtime, 'inner', inner)

    const outer = calling('inner')
    const state = await run(runtime, { document: outer })
    expect(state).toMatchObject({ status: 'succeeded', simulated: false })
    const { runs } = await runtime.listRuns({ workflowId: 'w-inner', limit: 9 })
    expect(runs).toHaveLength(1)
    expect(runs[0]?.cost?.amount).toBeGreaterThan(0)
    expect(state.cost).toEqual(runs[0]?.cost)

    const again = await run(runtime, { document: outer, refresh: true })
    expect(again.cost?.amount ?? 0).toBe(0)
  })
})
