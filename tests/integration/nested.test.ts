import { setTimeout as delay } from 'node:timers/promises'
import type { RunView, WeftClient } from '@weft/client'
import { describe, expect, it, onTestFinished } from 'vitest'
import { endOf, eventsOf, expectReplay } from './fan-out.ts'
import { openPaidServer } from './open-paid-server.ts'

const model = 'awhitter/59d9e458-d5b3-411c-9a34-660cc531df04_1752205226074_aleczander'

type Edges = readonly (readonly [string, string])[]
const workflow = (name: string, nodes: object, edges: Edges) => ({
  weft: 1,
  name,
  nodes,
  edges: edges.map(([from, to]) => ({ from, to })),
})
const subject = { type: 'input', params: { name: 'subject', kind: 'text' } }
const result = { type: 'output', params: { name: 'image' } }

/** One picture of a subject. */
const inner = workflow(
  'Inner',
  {
    subject,
    flux: {
      type: 'model',
      params: { model, input: { megapixels: '0.25', seed: 7, num_inference_steps: 4 } },
    },
    first: { type: 'pick', params: { index: 0 } },
    result,
  },
  [
    ['subject.value', 'flux.prompt'],
    ['flux.output', 'first.items'],
    ['first.item', 'result.value'],
  ],
)
/** Calls a workflow with its own subject. */
const around = (slug: string) =>
  workflow(
    'Around',
    { subject, call: { type: 'model', params: { model: `weft/${slug}`, input: {} } }, result },
    [
      ['subject.value', 'call.subject'],
      ['call.output', 'result.value'],
    ],
  )
/** Two subjects, beside one another. */
const twice = workflow(
  'Twice',
  {
    words: { type: 'list', params: { kind: 'text', items: ['left', 'right'] } },
    call: { type: 'model', params: { model: 'weft/middle', input: {} } },
    result,
  },
  [
    ['words.items', 'call.subject'],
    ['call.output', 'result.value'],
  ],
)

/** A simulator in a process of its own, a server that calls it, and inner and middle published. */
async function open(latencyMs: number) {
  const { simulator, start } = await openPaidServer(latencyMs, onTestFinished)
  const first = await start()
  await first.client.workflows.create({ workflow: inner, slug: 'inner', published: true })
  await first.client.workflows.create({ workflow: around('inner'), slug: 'middle', published: true })
  return { simulator, start, ...first }
}

/** The runs of a workflow with a subject. */
async function runsOf(client: WeftClient, slug: string, text: string): Promise<readonly RunView[]> {
  const { runs } = await client.runs.list({ workflowId: slug, limit: 100 })
  return runs.filter(({ inputs }) => inputs.subject === text)
}

/** Predictions at the provider that have a status. */
async function predictionsAt(baseUrl: string, status: string): Promise<number> {
  const response = await fetch(`${baseUrl}/predictions`, { headers: { authorization: 'Bearer r8_test' } })
  const { results }: { results: { status: string }[] } = await response.json()
  return results.filter((prediction) => prediction.status === status).length
}

describe('workflows two levels inside one another, on a real server', () => {
  it('are carried on after kill -9 at any moment, and pay for one picture once', async () => {
    const opened = await open(300)
    const { simulator, start } = opened
    let { server, client } = opened
    await simulator.fail({ lateMs: 120 })
    for (const moment of [0, 80, 250, 600]) {
      const text = `killed after ${moment}`
      const before = await simulator.accepted()
      const { id } = await client.workflows.run('middle', { inputs: { subject: text } })
      const outer = await client.runs.create({
        workflow: around('middle'),
        inputs: { subject: text },
      })
      await delay(moment)
      await server.stop('SIGKILL')
      const next = await start()
      server = next.server
      client = next.client
      const run = await endOf(client, outer.id)
      expect(run, text).toMatchObject({
        status: 'succeeded',
        outputs: { image: { asset: expect.any(String) } },
      })
      expect(await endOf(client, id)).toMatchObject({ status: 'succeeded', outputs: run.outputs })
      expect((await simulator.accepted()) - before, text).toBe(1)
      await expectReplay(client, run)
    }
    await server.stop()
  }, 120_000)

  it('tell their progress and their cost outside, keep their results, and cancel down to the prediction', async () => {
    const { server, client, simulator } = await open(1500)
    const ask = { workflow: around('middle'), inputs: { subject: 'owl' } }
    const run = await endOf(client, (await client.runs.create(ask)).id)
    expect(run.status).toBe('succeeded')
    const [innermost] = await runsOf(client, 'inner', 'owl')
    const events = await eventsOf(client, run.id)
    const fractions = events.flatMap((event) =>
      event.type === 'node-progress' && event.fraction !== undefined ? [event.fraction] : [],
    )
    expect(fractions.length).toBeGreaterThan(1)
    expect(run.cost?.amount).toBeGreaterThan(0)
    expect(run.cost).toEqual(innermost?.cost)
    const again = await client.runs.create(ask, { wait: true })
    expect(again.nodes.call).toMatchObject({ status: 'succeeded', cached: true })
    expect(await simulator.accepted()).toBe(1)

    const canceled = await client.runs.create({ ...ask, inputs: { subject: 'given up' } })
    await expect.poll(() => simulator.accepted(), { timeout: 5000 }).toBe(2)
    await client.runs.cancel(canceled.id)
    expect((await endOf(client, canceled.id)).status).toBe('canceled')
    const [below] = await runsOf(client, 'inner', 'given up')
    expect((await endOf(client, below?.id ?? '')).status).toBe('canceled')
    await expect.poll(() => predictionsAt(simulator.baseUrl, 'canceled'), { timeout: 5000 }).toBe(1)
    await server.stop()
  }, 60_000)

  it('run only what is missing when they are tried again', async () => {
    const { server, client, simulator } = await open(100)
    // The picture of the left is there already; that of the right fails at the provider.
    await client.workflows.run('middle', { inputs: { subject: 'left' } }, { wait: true })
    await simulator.fail({ ending: 'failed' })
    const failed = await endOf(client, (await client.runs.create({ workflow: twice })).id)
    expect(failed.status).toBe('failed')
    expect(failed.nodes.call?.lanes?.map(({ status }) => status).toSorted()).toEqual(['failed', 'succeeded'])
    await simulator.fail({})
    const before = await simulator.accepted()
    const retried = await endOf(client, (await client.runs.retry(failed.id)).id)
    expect(retried).toMatchObject({ status: 'succeeded', outputs: { image: [{}, {}] } })
    expect((await simulator.accepted()) - before).toBe(1)
    await server.stop()
  }, 60_000)
})
