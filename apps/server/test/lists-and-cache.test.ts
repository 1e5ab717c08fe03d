import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunView } from '@weft/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pictureWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'

let server: TestServer
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'weft-lists-'))
  server = await openServer({ WEFT_DATA_DIR: directory })
})
afterAll(() => server.close())

const model = (() => {
  const { nodes } = pictureWorkflow() as {
    nodes: Record<string, { type: string; params: { model?: string } }>
  }
  const found = Object.values(nodes).find(({ type }) => type === 'model')?.params.model
  if (found === undefined) throw new Error('no model in the first example')
  return found
})()

type Nodes = Record<string, { type: string; params: Record<string, unknown> }>
const documentOf = (nodes: Nodes, edges: readonly [string, string][]) => ({
  weft: 1,
  name: 'test',
  description: '',
  nodes,
  edges: edges.map(([from, to]) => ({ from, to })),
  models: {},
  layout: { nodes: {}, frames: [], notes: [] },
})
const flux = (input: Record<string, unknown>) => ({
  type: 'model',
  params: { model, input: { megapixels: '0.25', num_inference_steps: 4, ...input } },
})

const run = async (workflow: object, more: object = {}): Promise<RunView> => {
  const answer = await server.post('/api/runs', { workflow, ...more }, { prefer: 'wait=30' })
  expect(answer.status).toBe(200)
  return answer.json()
}
const removeAsset = async (asset: string) => {
  const name = asset.slice('sha256:'.length)
  const files = await readdir(directory, { recursive: true })
  await Promise.all(
    files.filter((file) => file.includes(name.slice(4))).map((file) => rm(join(directory, file))),
  )
}
const cachedIn = ({ nodes }: RunView) =>
  Object.keys(nodes)
    .filter((id) => nodes[id]?.cached === true)
    .toSorted()

describe('lists', () => {
  it('runs a call once per picture of the call before it, and labels a grid by lineage', async () => {
    const ran = await run(
      documentOf(
        {
          colours: { type: 'list', params: { kind: 'text', items: ['red', 'blue'] } },
          first: flux({ num_outputs: 2, seed: 1 }),
          second: flux({ prompt: 'again', prompt_strength: 0.5, seed: 2 }),
          grid: { type: 'image-grid', params: {} },
          result: { type: 'output', params: { name: 'grid' } },
        },
        [
          ['colours.items', 'first.prompt'],
          ['first.output', 'second.image'],
          ['second.output', 'grid.images'],
          ['grid.image', 'result.value'],
        ],
      ),
    )
    expect(ran.status).toBe('succeeded')
    expect(ran.nodes.first?.lanes).toHaveLength(2)
    expect(ran.nodes.first?.outputs?.output).toHaveLength(4)
    expect(ran.nodes.second?.lanes?.map(({ lineage }) => lineage)).toEqual([
      { 'colours.items': { index: 0, value: 'red' }, 'first.output': { index: 0 } },
      { 'colours.items': { index: 0, value: 'red' }, 'first.output': { index: 1 } },
      { 'colours.items': { index: 1, value: 'blue' }, 'first.output': { index: 0 } },
      { 'colours.items': { index: 1, value: 'blue' }, 'first.output': { index: 1 } },
    ])
    expect(ran.nodes.second?.outputs?.output).toHaveLength(4)
    const one = ran.nodes.second?.outputs?.output
    const { width } = Array.isArray(one) ? (one[0] as { width: number }) : { width: 0 }
    const grid = ran.outputs.grid as { width: number }
    expect(grid.width).toBeGreaterThan(2 * width)
  })

  it('says how often a node will run before it does: for every combination of two lists', async () => {
    const workflow = documentOf(
      {
        texts: { type: 'lines', params: { text: 'one\n\ntwo\nthree' } },
        strengths: { type: 'range', params: { start: 2, stop: 3, step: 0.5 } },
        all: { type: 'combine', params: { names: ['text', 'strength'] } },
        flux: flux({ seed: 3 }),
      },
      [
        ['texts.items', 'all.text'],
        ['strengths.items', 'all.strength'],
        ['all.text', 'flux.prompt'],
        ['all.strength', 'flux.guidance_scale'],
      ],
    )
    const plan = await (await server.post('/api/plan', { workflow })).json()
    expect(plan.issues).toEqual([])
    expect(plan.steps.map(({ nodeId, lanes }: { nodeId: string; lanes: number }) => [nodeId, lanes])).toEqual(
      [
        ['strengths', 1],
        ['texts', 1],
        ['all', 1],
        ['flux', 9],
      ],
    )
  })

  it('names both lengths when lists are not equally long', async () => {
    const unequal = documentOf(
      {
        texts: { type: 'list', params: { kind: 'text', items: ['a', 'b', 'c'] } },
        others: { type: 'list', params: { kind: 'text', items: ['x', 'y'] } },
        prompt: { type: 'prompt', params: { text: '{one} {two}' } },
        result: { type: 'output', params: { name: 'texts' } },
      },
      [
        ['texts.items', 'prompt.one'],
        ['others.items', 'prompt.two'],
        ['prompt.text', 'result.value'],
      ],
    )
    const ran = await run(unequal)
    expect(ran.nodes.prompt).toMatchObject({
      status: 'failed',
      error: { message: expect.stringMatching(/`one` has 3 and `two` has 2/) },
    })
    expect(ran.nodes.result).toMatchObject({ status: 'skipped' })
  })
})

describe('kept results', () => {
  it('runs one node of 500 when one leaf changes, and says so in the plan', async () => {
    const leaves = (changed: string) =>
      documentOf(
        Object.fromEntries(
          Array.from({ length: 500 }, (_, at) => [
            `n${at}`,
            { type: 'prompt', params: { text: at === 250 ? changed : `leaf ${at}` } },
          ]),
        ),
        [],
      )
    expect(cachedIn(await run(leaves('before')))).toEqual([])
    const plan = await (await server.post('/api/plan', { workflow: leaves('after') })).json()
    expect(plan.steps.filter(({ cached }: { cached: boolean }) => !cached)).toMatchObject([
      { nodeId: 'n250' },
    ])
    const changed = await run(leaves('after'))
    expect(cachedIn(changed)).toHaveLength(499)
    expect(changed.nodes.n250?.cached).toBe(false)
  })

  it('takes calls and what follows them from before, but not what is refreshed or whose picture is gone', async () => {
    const workflow = documentOf(
      {
        flux: flux({ prompt: 'kept', seed: 11 }),
        grid: { type: 'image-grid', params: { gap: 3 } },
        result: { type: 'output', params: { name: 'image' } },
      },
      [
        ['flux.output', 'grid.images'],
        ['grid.image', 'result.value'],
      ],
    )
    expect(cachedIn(await run(workflow))).toEqual([])
    const again = await run(workflow)
    expect(cachedIn(again)).toEqual(['flux', 'grid', 'result'])
    const plan = await (await server.post('/api/plan', { workflow })).json()
    expect(plan.steps.map(({ cached }: { cached: boolean }) => cached)).toEqual([true, true, true])
    expect((await run(workflow, { refresh: ['flux'] })).nodes.flux?.cached).toBe(false)
    expect((await run(workflow, { refresh: ['grid'] })).nodes).toMatchObject({
      flux: { cached: true },
      grid: { cached: false },
    })
    expect(cachedIn(await run(workflow, { refresh: true }))).toEqual([])
    const { asset } = again.outputs.image as { asset: `sha256:${string}` }
    expect(await server.runtime.assets.has(asset)).toBe(true)
    await removeAsset(asset)
    expect(cachedIn(await run(workflow))).toEqual(['flux'])
    expect(await server.runtime.assets.has(asset)).toBe(true)
  })

  it('makes one call of two equal steps in two runs at once', async () => {
    const workflow = documentOf({ flux: flux({ prompt: 'shared', seed: 12 }) }, [])
    const [one, two] = await Promise.all([run(workflow), run(workflow)])
    expect([one.nodes.flux?.cached, two.nodes.flux?.cached].toSorted()).toEqual([false, true])
    expect(one.nodes.flux?.outputs).toEqual(two.nodes.flux?.outputs)
  })
})

describe('seeds', () => {
  it('are drawn on the server, the same in the run, its events and for all lanes', async () => {
    const workflow = documentOf(
      {
        prompts: { type: 'list', params: { kind: 'text', items: ['a', 'b'] } },
        flux: flux({ seed: { control: 'random' } }),
      },
      [['prompts.items', 'flux.prompt']],
    )
    const ran = await run(workflow)
    const drawn = ran.seeds?.flux?.['input.seed']
    expect(drawn).toBeTypeOf('number')
    const events = await (await server.send(`/api/runs/${ran.id}/events`)).text()
    expect(events).toContain(`"seeds":{"flux":{"input.seed":${drawn}}}`)
    const pinned = documentOf({ ...workflow.nodes, flux: flux({ seed: drawn }) }, [
      ['prompts.items', 'flux.prompt'],
    ])
    expect(cachedIn(await run(pinned))).toContain('flux')
    const other = await run(workflow)
    expect(other.seeds?.flux?.['input.seed']).not.toBe(drawn)
    const counting = documentOf({ flux: flux({ prompt: 'x', seed: { control: 'increment', value: 5 } }) }, [])
    expect((await run(counting)).seeds).toEqual({ flux: { 'input.seed': 5 } })
    expect((await run(counting)).nodes.flux?.cached).toBe(true)
  })
})

describe('what runs', () => {
  it('keeps what other lanes made when one fails, and a retry makes only what is missing', async () => {
    const workflow = documentOf(
      {
        strengths: { type: 'list', params: { kind: 'number', items: [3, 99] } },
        flux: flux({ prompt: 'lanes', seed: 21 }),
        aside: { type: 'prompt', params: { text: 'aside' } },
        result: { type: 'output', params: { name: 'images' } },
        other: { type: 'output', params: { name: 'text' } },
      },
      [
        ['strengths.items', 'flux.guidance_scale'],
        ['flux.output', 'result.value'],
        ['aside.text', 'other.value'],
      ],
    )
    const failed = await run(workflow)
    expect(failed).toMatchObject({ status: 'failed', outputs: { text: 'aside' } })
    expect(failed.nodes.flux).toMatchObject({
      status: 'failed',
      lanes: [{ status: 'succeeded' }, { status: 'failed', lineage: { 'strengths.items': { value: 99 } } }],
    })
    expect(failed.nodes.flux?.outputs?.output).toHaveLength(1)
    expect(failed.nodes.result).toMatchObject({ status: 'skipped' })
    const answer = await server.post(`/api/runs/${failed.id}/retry`, {}, { prefer: 'wait=30' })
    const retried: RunView = await answer.json()
    expect(retried.nodes).toMatchObject({
      aside: { status: 'succeeded', cached: true },
      flux: { status: 'failed', lanes: [{ status: 'succeeded', cached: true }, { status: 'failed' }] },
    })
  })

  it('runs to a node, and from a node on with what is before it kept', async () => {
    const workflow = documentOf(
      {
        a: { type: 'prompt', params: { text: 'a' } },
        b: { type: 'prompt', params: { text: '{a} b' } },
        c: { type: 'prompt', params: { text: '{b} c' } },
      },
      [
        ['a.text', 'b.a'],
        ['b.text', 'c.b'],
      ],
    )
    expect(Object.keys((await run(workflow, { targets: ['b'] })).nodes)).toEqual(['a', 'b'])
    const from = await run(workflow, { targets: ['b', 'c'], refresh: ['b'] })
    expect(from.nodes).toMatchObject({ a: { cached: true }, b: { cached: false }, c: { cached: false } })
  })
})
