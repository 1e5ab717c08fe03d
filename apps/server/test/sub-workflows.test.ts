import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { problemBody, routes } from '@weft/client'
import type { RunEvent } from '@weft/engine'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'

const runView = routes.getRun.responses['200'].schema
const planView = routes.createPlan.responses['200'].schema
const workflowView = routes.createWorkflow.responses['201'].schema
const model =
  'awhitter/59d9e458-d5b3-411c-9a34-660cc531df04_1752205226074_aleczander:5fc9089b00000000000000000000000000000000000000000000000000000000'

let server: TestServer
beforeAll(async () => {
  // One place at the provider: what waits for an inner run must not hold it.
  server = await openServer({ WEFT_MAX_CONCURRENT_PREDICTIONS: '1' })
})
afterAll(() => server.close())

type Nodes = { readonly [id: string]: { readonly type: string; readonly params: object } }
const document = (nodes: Nodes, edges: readonly [string, string][], name = 'Outer') => ({
  weft: 1,
  name,
  nodes,
  edges: edges.map(([from, to]) => ({ from, to })),
})

/** A picture of a subject, and the words that made it; the seed is fixed, random, or an input. */
const picture = (seed: unknown = 7) =>
  document(
    {
      subject: { type: 'input', params: { name: 'subject', kind: 'text' } },
      start: { type: 'input', params: { name: 'start', kind: 'image', required: false } },
      prompt: { type: 'prompt', params: { text: 'a {subject}' } },
      flux: { type: 'model', params: { model, input: { megapixels: '0.25', seed, num_inference_steps: 2 } } },
      first: { type: 'pick', params: { index: 0 } },
      words: { type: 'output', params: { name: 'words' } },
      result: { type: 'output', params: { name: 'picture' } },
    },
    [
      ['subject.value', 'prompt.subject'],
      ['prompt.text', 'flux.prompt'],
      ['start.value', 'flux.image'],
      ['prompt.text', 'words.value'],
      ['flux.output', 'first.items'],
      ['first.item', 'result.value'],
    ],
    'Picture',
  )

/** Calls a workflow with a subject, and puts out what it gives. */
const calling = (reference: string, input: object = {}) =>
  document(
    {
      sub: { type: 'model', params: { model: reference, input } },
      result: { type: 'output', params: { name: 'made' } },
    },
    [['sub.output', 'result.value']],
  )

const save = async (workflow: object, slug: string, published = true) => {
  const response = await server.post('/api/workflows', { workflow, slug, published })
  expect(response.status).toBe(201)
  return workflowView.parse(await response.json())
}
const put = (id: string, body: object) =>
  server.send(`/api/workflows/${id}`, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
const run = async (body: object) =>
  runView.parse(await (await server.post('/api/runs', body, { prefer: 'wait' })).json())
const eventsOf = async (id: string): Promise<RunEvent[]> => {
  const text = await (await server.send(`/api/runs/${id}/events`)).text()
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? ''))
}

describe('a workflow inside another one', () => {
  it('is a model with ports from its inputs and outputs, pinned at the version it had', async () => {
    const { version } = await save(picture(), 'ports')
    const plan = await server.post('/api/plan', { workflow: calling('weft/ports', { subject: 'owl' }) })
    const { valid, issues } = planView.parse(await plan.json())
    expect(issues).toMatchObject([{ code: 'model-version-chosen' }])
    expect(valid).toBe(true)
    const found = await server.send(`/api/models/weft/ports`)
    expect(await found.json()).toMatchObject({
      ref: `weft/ports:${version}`,
      inputs: [
        { name: 'start', kind: 'image', required: false },
        { name: 'subject', kind: 'text', required: true },
      ],
      outputs: [
        { name: 'output', kind: 'json' },
        { name: 'picture', kind: 'image' },
        { name: 'words', kind: 'text' },
      ].toSorted((a, b) => (a.name === 'output' ? -1 : a.name === b.name ? 0 : 1)),
    })
    const models = Object(await (await server.send('/api/models')).json()).models
    expect(models.map(({ ref }: { ref: string }) => ref)).toContain(`weft/ports:${version}`)
    const saved = await save(calling('weft/ports', { subject: 'owl' }), 'pins', false)
    expect(Object.keys(Object(saved.workflow.models))).toEqual([`weft/ports:${version}`])
  })

  it('runs in the outer run, pictures in and out, with progress, its own run and its cost', async () => {
    await save(picture(), 'inner')
    const outer = document(
      {
        one: { type: 'model', params: { model: 'weft/inner', input: { subject: 'house' } } },
        two: { type: 'model', params: { model: 'weft/inner', input: { subject: 'hut' } } },
        words: { type: 'output', params: { name: 'words' } },
        result: { type: 'output', params: { name: 'picture' } },
      },
      [
        ['one.picture', 'two.start'],
        ['two.words', 'words.value'],
        ['two.picture', 'result.value'],
      ],
    )
    const made = await run({ workflow: outer })
    expect(made).toMatchObject({
      status: 'succeeded',
      outputs: { words: 'a hut', picture: { asset: expect.any(String) } },
    })
    const [attempt] = made.nodes.two?.attempts ?? []
    const inner = runView.parse(await (await server.send(`/api/runs/${attempt?.predictionId}`)).json())
    expect(inner).toMatchObject({
      status: 'succeeded',
      inputs: { subject: 'hut', start: { width: expect.any(Number) } },
    })
    expect(inner.outputs.picture).toEqual(made.outputs.picture)
    const events = await eventsOf(made.id)
    const progress = events.filter((event) => event.type === 'node-progress' && event.fraction !== undefined)
    expect(progress.length).toBeGreaterThan(0)
    const end = events.find((event) => event.type === 'node-end' && event.nodeId === 'two')
    expect(end).toMatchObject({ predictTime: expect.any(Number) })
    const again = await run({ workflow: outer })
    expect(again.nodes).toMatchObject({ one: { cached: true }, two: { cached: true } })
    expect(again.outputs).toEqual(made.outputs)
  })

  it('gives another picture each time when it draws its own seed', async () => {
    await save(picture({ control: 'random' }), 'random')
    const workflow = calling('weft/random', { subject: 'owl' })
    const [one, other] = [await run({ workflow }), await run({ workflow })]
    expect([one.status, other.nodes.sub?.cached]).toEqual(['succeeded', false])
    expect(one.outputs).not.toEqual(other.outputs)
  })

  it('keeps to the version that is pinned', async () => {
    const { id, version } = await save(echoWorkflow(), 'pinned')
    expect((await put(id, { workflow: echoWorkflow('the {subject}') })).status).toBe(200)
    expect((await run({ workflow: calling(`weft/pinned:${version}`) })).outputs).toEqual({ made: 'a cat' })
    expect((await run({ workflow: calling('weft/pinned') })).outputs).toEqual({ made: 'the cat' })
    // A new slug does not break what is pinned.
    await put(id, { workflow: echoWorkflow('the {subject}'), slug: 'renamed' })
    expect((await run({ workflow: calling(`weft/pinned:${version}`) })).outputs).toEqual({ made: 'a cat' })
  })

  it('goes on after a restart: the same inner run, made once', async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'weft-nested-'))
    const environment = { WEFT_DATA_DIR: dataDirectory, WEFT_SIMULATOR_LATENCY_MS: '1500' }
    const first = await openServer(environment)
    const body = { workflow: picture(), slug: 'slow', published: true }
    expect((await first.post('/api/workflows', body)).status).toBe(201)
    const asked = { workflow: calling('weft/slow', { subject: 'owl' }) }
    const { id } = runView.parse(await (await first.post('/api/runs', asked)).json())
    const innerRuns = async (server: TestServer) => {
      const list = routes.listRuns.responses['200'].schema
      const { runs } = list.parse(await (await server.send('/api/runs?workflowId=slow')).json())
      return runs
    }
    while ((await innerRuns(first)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    await first.close(true)
    const second = await openServer(environment)
    const ended = await second.runtime.waitForRun(id, 10_000, new AbortController().signal)
    expect(ended).toMatchObject({ status: 'succeeded', nodes: { sub: { status: 'succeeded' } } })
    const [inner, ...others] = await innerRuns(second)
    expect(others).toEqual([])
    expect(inner?.id).toBe(ended?.nodes.sub?.attempts?.[0]?.predictionId)
    expect(inner?.nodes.flux?.attempts).toHaveLength(1)
    await second.close()
  }, 20_000)

  it('is canceled with the run that calls it', async () => {
    const slow = await openServer({ WEFT_SIMULATOR_LATENCY_MS: '5000' })
    await slow.post('/api/workflows', { workflow: picture(), slug: 'slow', published: true })
    const asked = { workflow: calling('weft/slow', { subject: 'owl' }) }
    const { id } = runView.parse(await (await slow.post('/api/runs', asked)).json())
    const list = async () => Object(await (await slow.send('/api/runs?workflowId=slow')).json()).runs
    while ((await list()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    expect((await slow.send(`/api/runs/${id}/cancel`, { method: 'POST' })).status).toBe(202)
    const { signal } = new AbortController()
    expect((await slow.runtime.waitForRun(id, 4000, signal))?.status).toBe('canceled')
    const [inner] = await list()
    expect((await slow.runtime.waitForRun(inner.id, 4000, signal))?.status).toBe('canceled')
    await slow.close()
  })

  it('is told as the failure of the node that calls it', async () => {
    const broken = document(
      {
        text: { type: 'input', params: { name: 'text', kind: 'text', default: '' } },
        lines: { type: 'lines', params: {} },
        pick: { type: 'pick', params: { index: 3 } },
        result: { type: 'output', params: { name: 'text' } },
      },
      [
        ['text.value', 'lines.text'],
        ['lines.items', 'pick.items'],
        ['pick.item', 'result.value'],
      ],
    )
    await save(broken, 'broken')
    const made = await run({ workflow: calling('weft/broken') })
    expect(made).toMatchObject({ status: 'failed', nodes: { sub: { status: 'failed' } } })
    const [attempt] = made.nodes.sub?.attempts ?? []
    const inner = runView.parse(await (await server.send(`/api/runs/${attempt?.predictionId}`)).json())
    expect(made.nodes.sub?.error?.message).toContain(inner.error?.message)
  })

  it('cannot call itself, directly or through others', async () => {
    const itself = await save(echoWorkflow('itself {subject}'), 'itself')
    const direct = await put(itself.id, { workflow: calling('weft/itself'), published: true })
    expect(direct.status).toBe(422)
    expect(problemBody.parse(await direct.json()).issues).toContainEqual(
      expect.objectContaining({
        code: 'workflow-recursion',
        path: '/nodes/sub/params/model',
        message: expect.stringContaining('A workflow cannot call itself'),
      }),
    )
    await save(calling('weft/itself'), 'through')
    const indirect = await put(itself.id, { workflow: calling('weft/through'), published: true })
    expect(problemBody.parse(await indirect.json()).issues).toContainEqual(
      expect.objectContaining({
        code: 'workflow-recursion',
        message: expect.stringContaining('this workflow, which calls through, which calls this workflow'),
      }),
    )
    // While it is being edited, the plan says so; a document of nobody's may call both.
    const planned = async (body: object) =>
      JSON.stringify(await (await server.post('/api/plan', body)).json())
    const workflow = calling('weft/through')
    expect(await planned({ workflow, savedAs: 'itself' })).toContain('"code":"workflow-recursion"')
    expect(await planned({ workflow, savedAs: itself.id })).toContain('"path":"/nodes/sub/params/model"')
    for (const body of [{ workflow }, { workflow, savedAs: 'not-there' }])
      expect(await planned(body)).toContain('"valid":true')
    expect((await server.post('/api/plan', { workflowId: 'itself', savedAs: 'itself' })).status).toBe(422)
    // A draft may hold it; running it is refused.
    const draft = await save(echoWorkflow('draft {subject}'), 'draft-of-itself')
    await put(draft.id, { workflow: calling('weft/through') })
    await save(calling('weft/draft-of-itself'), 'other')
    await put(draft.id, { workflow: calling('weft/other'), published: false })
    const refused = await server.post('/api/workflows/draft-of-itself/runs', {})
    expect(problemBody.parse(await refused.json()).issues).toContainEqual(
      expect.objectContaining({ code: 'workflow-recursion' }),
    )
  })

  it('must be published, and may not nest too deep', async () => {
    const { id, version } = await save(echoWorkflow('level {subject}'), 'level-1')
    for (let level = 2; level <= 8; level += 1)
      await save(calling(`weft/level-${level - 1}`), `level-${level}`)
    expect((await run({ workflow: calling('weft/level-8') })).outputs).toEqual({ made: 'level cat' })
    const response = await server.post('/api/workflows', {
      workflow: calling('weft/level-8'),
      slug: 'level-9b',
      published: true,
    })
    expect(response.status).toBe(201)
    const deep = await server.post('/api/runs', { workflow: calling('weft/level-9b') })
    expect(problemBody.parse(await deep.json()).issues).toContainEqual(
      expect.objectContaining({ code: 'workflow-too-deep' }),
    )
    await put(id, { workflow: echoWorkflow('level {subject}'), published: false })
    const gone = await server.post('/api/runs', { workflow: calling(`weft/level-1:${version}`) })
    const { issues = [] } = problemBody.parse(await gone.json())
    expect(issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining([expect.stringMatching(/workflow-not-published|model-not-found/)]),
    )
  })
})
