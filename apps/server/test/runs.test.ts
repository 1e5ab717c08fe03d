import { problemBody, routes } from '@weft/client'
import { runEventSchema } from '@weft/engine'
import { canonicalJson, sha256Hex } from '@weft/workflow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoWorkflow, pictureWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'

const runView = routes.getRun.responses['200'].schema

let server: TestServer
beforeAll(async () => {
  server = await openServer()
})
afterAll(() => server.close())

async function started(body: unknown, headers: Record<string, string> = {}) {
  const response = await server.post('/api/runs', body, headers)
  return { response, run: runView.parse(await response.json()) }
}

/** Reads a whole stream of events. */
async function readEvents(response: Response) {
  const text = await response.text()
  return text
    .split('\n\n')
    .map((block) =>
      Object.fromEntries(
        block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
      ),
    )
    .filter((fields) => fields.data !== undefined)
    .map((fields) => {
      const event = runEventSchema.parse(JSON.parse(fields.data ?? ''))
      expect(fields.id).toBe(String(event.seq))
      expect(fields.event).toBe(event.type)
      return event
    })
}

describe('starting a run', () => {
  it('answers 202 and the run at once, with its address', async () => {
    const { response, run } = await started({ workflow: echoWorkflow() })
    expect(response.status).toBe(202)
    expect(response.headers.get('location')).toBe(`/api/runs/${run.id}`)
    const read = await server.send(`/api/runs/${run.id}`)
    expect(read.status).toBe(200)
    expect(runView.parse(await read.json()).id).toBe(run.id)
  })

  it('answers 200 and the ended run when it is waited for', async () => {
    const { response, run } = await started(
      { workflow: echoWorkflow(), inputs: { subject: 'dog' } },
      { prefer: 'respond-async, wait=20' },
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('preference-applied')).toBe('wait=20')
    expect(run).toMatchObject({ status: 'succeeded', inputs: { subject: 'dog' }, outputs: { text: 'a dog' } })
    expect(Object.keys(run.nodes).sort()).toEqual(['prompt', 'result', 'subject'])
    expect(run.nodes.prompt).toMatchObject({ status: 'succeeded', cached: false, outputs: { text: 'a dog' } })
  })

  it('gives pictures with the address of their bytes', async () => {
    const { run } = await started({ workflow: pictureWorkflow() }, { prefer: 'wait' })
    expect(run).toMatchObject({ status: 'succeeded', simulated: true })
    const [picture] = [run.outputs.image].flat()
    expect(picture).toMatchObject({
      asset: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      mediaType: expect.stringMatching(/^image\//),
      width: expect.any(Number),
      height: expect.any(Number),
    })
    const { asset = '', url = '' } = Object(picture) as { asset?: string; url?: string }
    expect(url).toBe(`/api/assets/${asset}`)
    const bytes = await server.send(url)
    expect(bytes.status).toBe(200)
    expect(bytes.headers.get('content-type')).toMatch(/^image\//)
    const attempts = Object.values(run.nodes).flatMap((node) => node.attempts ?? [])
    expect(attempts).toEqual([expect.objectContaining({ status: 'done' })])
  })

  it('refuses an invalid workflow with every issue at once, at its exact place', async () => {
    const workflow = echoWorkflow('a {subject} {missing}')
    const broken = {
      ...workflow,
      nodes: { ...workflow.nodes, other: { type: 'no-such-node', params: {} } },
      edges: [...workflow.edges, { from: 'subject.nothing', to: 'result.value' }],
    }
    const response = await server.post('/api/runs', {
      workflow: broken,
      inputs: { subject: 4, colour: 'red' },
    })
    expect(response.status).toBe(422)
    const problem = problemBody.parse(await response.json())
    expect(problem).toMatchObject({ code: 'invalid_input', status: 422 })
    const errors = (problem.issues ?? []).filter(({ severity }) => severity === 'error')
    expect(errors.length).toBeGreaterThanOrEqual(2)
    for (const issue of errors) expect(issue.path).toMatch(/^\//)
    expect(errors.map(({ path }) => path)).toContain('/edges/2')
  })

  it('refuses inputs that do not fit, and does not make them fit', async () => {
    const response = await server.post('/api/runs', {
      workflow: echoWorkflow(),
      inputs: { subject: 4, colour: 'red' },
    })
    expect(response.status).toBe(422)
    const { issues = [] } = problemBody.parse(await response.json())
    expect(issues.map(({ path }) => path).sort()).toEqual(['/inputs/colour', '/inputs/subject'])
  })

  it('refuses to make anew what is not there', async () => {
    const body = { workflow: echoWorkflow(), refresh: ['prompt', 'promt'], targets: ['nobody'] }
    const response = await server.post('/api/runs', body)
    expect(response.status).toBe(422)
    const { issues = [] } = problemBody.parse(await response.json())
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['unknown-target', '/targets/0'],
      ['unknown-target', '/refresh/1'],
    ])
  })

  it('refuses a cap that is no amount, and keeps to one that is', async () => {
    const refused = await server.post('/api/runs', { workflow: echoWorkflow(), maxCost: '3' })
    expect(refused.status).toBe(422)
    const { issues = [] } = problemBody.parse(await refused.json())
    expect(issues.map(({ path }) => path)).toEqual(['/maxCost'])
    const { response, run } = await started({ workflow: echoWorkflow(), maxCost: 0 })
    expect(response.status).toBe(202)
    expect(run.maxCost).toBe(0)
  })

  it.each(['wait=0', 'wait=61', 'wait=soon', 'wait=-1'])('refuses `Prefer: %s`', async (prefer) => {
    const response = await server.post('/api/runs', { workflow: echoWorkflow() }, { prefer })
    expect(response.status).toBe(400)
  })
})

describe('an Idempotency-Key', () => {
  it('gives the same run after a crash between the start of the run and its answer', async () => {
    const { answers } = server.runtime.store
    const body = { workflow: echoWorkflow() }
    const fingerprint = (path: string) => sha256Hex(`POST ${path} ${sha256Hex(canonicalJson(body))}`)
    const id = '2f1f7d58-5c0e-4f0c-9f44-0d1f6b9f0a01'
    // What a server that was killed leaves behind: the key with the id, and no answer.
    const left = { status: 0, headers: {}, body: id, createdAt: new Date().toISOString() }
    await answers.put({ ...left, key: 'crash-1', fingerprint: fingerprint('/api/runs') })
    const first = await server.post('/api/runs', body, { 'idempotency-key': 'crash-1' })
    expect(await first.json()).toMatchObject({ id })
    await answers.put({ ...left, key: 'crash-1', fingerprint: fingerprint('/api/runs') })
    const again = await server.post('/api/runs', body, { 'idempotency-key': 'crash-1' })
    expect([again.status, again.headers.get('location')]).toEqual([202, `/api/runs/${id}`])
    await answers.put({ ...left, key: 'crash-2', body: 'w-1', fingerprint: fingerprint('/api/workflows') })
    const headers = { 'idempotency-key': 'crash-2' }
    expect(await (await server.post('/api/workflows', body, headers)).json()).toMatchObject({ id: 'w-1' })
    await answers.put({ ...left, key: 'crash-2', body: 'w-1', fingerprint: fingerprint('/api/workflows') })
    const other = await server.post('/api/workflows', body, headers)
    expect([other.status, await other.json()]).toMatchObject([201, { id: 'w-1' }])
  })

  it('gives the same run for the same body, and refuses another', async () => {
    const headers = { 'idempotency-key': 'key-1' }
    const first = await started({ workflow: echoWorkflow(), inputs: { subject: 'one' } }, headers)
    const again = await started({ inputs: { subject: 'one' }, workflow: echoWorkflow() }, headers)
    expect(again.run.id).toBe(first.run.id)
    expect(again.response.status).toBe(202)
    expect(again.response.headers.get('idempotency-replayed')).toBe('true')
    const waited = await started(
      { workflow: echoWorkflow(), inputs: { subject: 'one' } },
      { ...headers, prefer: 'wait' },
    )
    expect(waited.response.status).toBe(200)
    expect(waited.run).toMatchObject({ id: first.run.id, outputs: { text: 'a one' } })
    const other = await server.post(
      '/api/runs',
      { workflow: echoWorkflow(), inputs: { subject: 'two' } },
      headers,
    )
    expect(other.status).toBe(409)
    expect(await other.json()).toMatchObject({ code: 'idempotency_conflict' })
  })

  it('makes one run of many requests at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, () => started({ workflow: echoWorkflow() }, { 'idempotency-key': 'key-2' })),
    )
    expect(new Set(all.map(({ run }) => run.id)).size).toBe(1)
  })

  it('may be used again after a failure, which made nothing', async () => {
    const headers = { 'idempotency-key': 'key-3' }
    const failed = await server.post('/api/runs', { workflow: echoWorkflow(), inputs: { no: 1 } }, headers)
    expect(failed.status).toBe(422)
    expect((await server.post('/api/runs', { workflow: echoWorkflow() }, headers)).status).toBe(202)
  })

  it.each(['', ' ', 'x'.repeat(256), 'ä'])('is refused as %j', async (key) => {
    const response = await server.post('/api/runs', { workflow: echoWorkflow() }, { 'idempotency-key': key })
    expect(response.status).toBe(400)
  })
})

describe('the events of a run', () => {
  it('replay from the first, close after the last, and resume where they were left', async () => {
    const { run } = await started({ workflow: pictureWorkflow() }, { prefer: 'wait' })
    const response = await server.send(`/api/runs/${run.id}/events`)
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const events = await readEvents(response)
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    expect(events[0]?.type).toBe('run-start')
    expect(events.at(-1)).toMatchObject({ type: 'run-end', status: 'succeeded' })
    expect(JSON.stringify(events.at(-1))).toContain('"url":"/api/assets/sha256:')
    const rest = await readEvents(await server.send(`/api/runs/${run.id}/events?after=2`))
    expect(rest).toEqual(events.slice(2))
    const headers = { 'last-event-id': '3' }
    expect(await readEvents(await server.send(`/api/runs/${run.id}/events?after=1`, { headers }))).toEqual(
      events.slice(3),
    )
    const last = { 'last-event-id': String(events.length) }
    expect((await server.send(`/api/runs/${run.id}/events`, { headers: last })).status).toBe(204)
    expect(await readEvents(await server.send(`/api/runs/${run.id}/events?after=${events.length}`))).toEqual(
      [],
    )
  })

  it.each(['after=-1', 'after=x', 'after=1.5', 'after=1&after=2', 'from=1', 'after='])(
    'refuse ?%s',
    async (query) => {
      const { run } = await started({ workflow: echoWorkflow() })
      expect((await server.send(`/api/runs/${run.id}/events?${query}`)).status).toBe(400)
    },
  )

  it('refuse a Last-Event-ID that is none', async () => {
    const { run } = await started({ workflow: echoWorkflow() })
    const headers = { 'last-event-id': 'abc' }
    expect((await server.send(`/api/runs/${run.id}/events`, { headers })).status).toBe(400)
  })
})

describe('runs that have ended', () => {
  it('cannot be canceled, nor retried after a success, and can be deleted once', async () => {
    const { run } = await started({ workflow: echoWorkflow() }, { prefer: 'wait' })
    const cancel = await server.send(`/api/runs/${run.id}/cancel`, { method: 'POST' })
    expect(cancel.status).toBe(409)
    expect(await cancel.json()).toMatchObject({ code: 'conflict' })
    expect((await server.send(`/api/runs/${run.id}/retry`, { method: 'POST' })).status).toBe(409)
    expect((await server.send(`/api/runs/${run.id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await server.send(`/api/runs/${run.id}`)).status).toBe(404)
    expect((await server.send(`/api/runs/${run.id}`, { method: 'DELETE' })).status).toBe(404)
  })

  it.each(['', '/events', '/cancel', '/retry'])(
    'are not found at %s when nobody knows them',
    async (suffix) => {
      const method = ['/cancel', '/retry'].includes(suffix) ? 'POST' : 'GET'
      const response = await server.send(`/api/runs/nobody${suffix}`, { method })
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    },
  )
})

describe('the list of runs', () => {
  it('is newest first, in pages, and filtered', async () => {
    const ids: string[] = []
    for (const subject of ['x', 'y', 'z']) {
      ids.unshift(
        (await started({ workflow: echoWorkflow(), inputs: { subject } }, { prefer: 'wait' })).run.id,
      )
    }
    const schema = routes.listRuns.responses['200'].schema
    const first = schema.parse(await (await server.send('/api/runs?limit=2&status=succeeded')).json())
    expect(first.runs.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    const cursor = encodeURIComponent(first.cursor ?? '')
    const second = schema.parse(
      await (await server.send(`/api/runs?limit=1&status=succeeded&cursor=${cursor}`)).json(),
    )
    expect(second.runs.map(({ id }) => id)).toEqual(ids.slice(2))
  })

  it.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'status=done',
    'sort=up',
    'limit=1&limit=2',
    'status=',
    'cursor=',
  ])('refuses ?%s', async (query) => {
    const response = await server.send(`/api/runs?${query}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'malformed_request' })
  })

  it.each(['cursor=nonsense', 'cursor=%00', "cursor=';drop table runs;--"])(
    'refuses the cursor ?%s',
    async (query) => {
      const response = await server.send(`/api/runs?${query}`)
      expect(response.status).toBe(400)
      const issues = [{ path: '/query/cursor' }]
      expect(await response.json()).toMatchObject({ code: 'malformed_request', issues })
    },
  )
})

describe('a plan', () => {
  const planView = routes.createPlan.responses['200'].schema

  it('says what would run, in order, and runs nothing', async () => {
    const before = await (await server.send('/api/runs?limit=100')).text()
    const response = await server.post('/api/plan', { workflow: pictureWorkflow() })
    expect(response.status).toBe(200)
    const plan = planView.parse(await response.json())
    expect(plan.valid).toBe(true)
    expect(plan.steps.length).toBeGreaterThan(1)
    const seen = new Set<string>()
    for (const step of plan.steps) {
      for (const id of step.needs) expect(seen.has(id)).toBe(true)
      seen.add(step.nodeId)
    }
    expect(await (await server.send('/api/runs?limit=100')).text()).toBe(before)
  })

  it('says every reason why there is none', async () => {
    const response = await server.post('/api/plan', { workflow: echoWorkflow('{a} {b}'), inputs: { no: 1 } })
    expect(response.status).toBe(200)
    const plan = planView.parse(await response.json())
    expect(plan).toMatchObject({ valid: false, steps: [] })
    expect(plan.issues.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(1)
  })
})

describe('what a run should cost', () => {
  it('is said by the plan, in all and of each call', async () => {
    const response = await server.post('/api/plan', { workflow: pictureWorkflow() })
    const plan = routes.createPlan.responses['200'].schema.parse(await response.json())
    expect(plan.estimate).toMatchObject({ basis: 'free', low: 0, high: 0, isOpen: false })
    const priced = plan.steps.filter(({ estimate }) => estimate !== undefined)
    expect(priced.map(({ type }) => type)).toEqual(['model'])
  })
})
