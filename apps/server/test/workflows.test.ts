import { Validator } from '@seriousme/openapi-schema-validator'
import { problemBody, routes } from '@weft/client'
import { digestSchema } from '@weft/workflow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'

const workflowView = routes.getWorkflow.responses['200'].schema
const runView = routes.getRun.responses['200'].schema

let server: TestServer
beforeAll(async () => {
  server = await openServer()
})
afterAll(() => server.close())

async function save(body: unknown) {
  const response = await server.post('/api/workflows', body)
  expect(response.status).toBe(201)
  return { view: workflowView.parse(await response.json()), etag: response.headers.get('etag') ?? '' }
}

const put = (id: string, body: unknown, ifMatch?: string) =>
  server.send(`/api/workflows/${id}`, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
  })

describe('a saved workflow', () => {
  it('is read back as it was sent, by id and by slug', async () => {
    const { view, etag } = await save({ workflow: echoWorkflow(), slug: 'echo' })
    expect(view).toMatchObject({ slug: 'echo', published: false, workflow: echoWorkflow() })
    for (const id of [view.id, 'echo']) {
      const response = await server.send(`/api/workflows/${id}`)
      expect(response.headers.get('etag')).toBe(etag)
      expect(workflowView.parse(await response.json())).toEqual(view)
    }
    const headers = { 'if-none-match': `W/${etag}` }
    expect((await server.send('/api/workflows/echo', { headers })).status).toBe(304)
  })

  it('gets a slug from its name, and another one when that is taken', async () => {
    const workflow = { ...echoWorkflow(), name: 'Ein schöner Hund!' }
    const first = await save({ workflow })
    const second = await save({ workflow })
    expect(first.view.slug).toBe('ein-schoner-hund')
    expect(second.view.slug).toBe('ein-schoner-hund-2')
    for (let count = 0; count < 12; count += 1) {
      expect((await save({ workflow })).view.slug).toMatch(/^ein-schoner-hund-[0-9a-f]+$/)
    }
    const taken = await server.post('/api/workflows', { workflow, slug: first.view.slug })
    expect(taken.status).toBe(409)
    expect(await taken.json()).toMatchObject({ code: 'slug_taken' })
  })

  it('loses nothing when two write', async () => {
    const { view, etag } = await save({ workflow: echoWorkflow() })
    const one = await put(view.id, { workflow: echoWorkflow('one {subject}') }, etag)
    expect(one.status).toBe(200)
    const two = await put(view.id, { workflow: echoWorkflow('two {subject}') }, etag)
    expect(two.status).toBe(412)
    expect(problemBody.parse(await two.json()).code).toBe('stale')
    const now = one.headers.get('etag') ?? ''
    expect(two.headers.get('etag')).toBe(now)
    const read = workflowView.parse(await (await server.send(`/api/workflows/${view.id}`)).json())
    expect(read.workflow).toMatchObject({ nodes: { prompt: { params: { text: 'one {subject}' } } } })
    expect((await put(view.id, { workflow: echoWorkflow('two {subject}') }, now)).status).toBe(200)
    const remove = (ifMatch: string) =>
      server.send(`/api/workflows/${view.id}`, { method: 'DELETE', headers: { 'if-match': ifMatch } })
    expect((await remove(now)).status).toBe(412)
    expect((await remove('nonsense')).status).toBe(412)
    expect((await remove('*')).status).toBe(204)
    expect((await put(view.id, { workflow: echoWorkflow() }, now)).status).toBe(404)
  })

  it('lets one of many writers at once through', async () => {
    const { view, etag } = await save({ workflow: echoWorkflow() })
    const all = await Promise.all(
      ['a', 'b', 'c', 'd'].map((text) => put(view.id, { workflow: echoWorkflow(`${text} {subject}`) }, etag)),
    )
    expect(all.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
  })

  it('keeps every version, by content', async () => {
    const { view } = await save({ workflow: echoWorkflow() })
    const renamed = { ...echoWorkflow(), name: 'Other name' }
    const same = workflowView.parse(await (await put(view.id, { workflow: renamed })).json())
    expect(same.version).toBe(view.version)
    const other = workflowView.parse(
      await (await put(view.id, { workflow: echoWorkflow('x {subject}') })).json(),
    )
    expect(other.version).not.toBe(view.version)
    const { schema } = routes.listVersions.responses['200']
    const { versions } = schema.parse(await (await server.send(`/api/workflows/${view.id}/versions`)).json())
    expect(versions.map(({ version }) => version).sort()).toEqual([view.version, other.version].sort())
    const old = await server.send(`/api/workflows/${view.id}/versions/${view.version}`)
    expect(await old.json()).toMatchObject({
      version: view.version,
      workflow: { nodes: { prompt: { params: { text: 'a {subject}' } } } },
    })
    expect((await server.send(`/api/workflows/${view.id}/versions/${'0'.repeat(64)}`)).status).toBe(404)
    expect((await server.send(`/api/workflows/${view.id}/versions/latest`)).status).toBe(404)
    const run = await server.post(
      `/api/workflows/${view.id}/runs`,
      { version: view.version },
      { prefer: 'wait' },
    )
    expect(runView.parse(await run.json())).toMatchObject({
      version: view.version,
      outputs: { text: 'a cat' },
    })
  })

  it('may be unfinished, but not published so, and never holds a secret', async () => {
    const unfinished = echoWorkflow('{a} {b}')
    const { view } = await save({ workflow: unfinished })
    const published = await put(view.id, { workflow: unfinished, published: true })
    expect(published.status).toBe(422)
    expect(problemBody.parse(await published.json()).issues?.length).toBeGreaterThan(1)
    const ref = `some/model:${'a'.repeat(64)}`
    const schema = {
      Input: { type: 'object', properties: { token: { type: 'string', format: 'password' } } },
      Output: { type: 'string' },
    }
    const call = (token: unknown) => ({
      ...echoWorkflow(),
      nodes: { call: { type: 'model', params: { model: ref, input: { token } } } },
      edges: [],
      models: { [ref]: { schema, digest: digestSchema(schema) } },
    })
    const secret = await server.post('/api/workflows', { workflow: call('hunter2') })
    expect(secret.status).toBe(422)
    const text = await secret.text()
    expect(text).toContain('literal-secret')
    expect(text).not.toContain('hunter2')
    await save({ workflow: call({ secret: 'HF_TOKEN' }) })
    const bent = await server.post('/api/workflows', {
      workflow: { ...echoWorkflow(), edges: [{ from: 'subject' }] },
    })
    expect(bent.status).toBe(422)
    const lost = await server.post('/api/workflows', { workflow: { weft: 1, nodes: 'none' } })
    expect(lost.status).toBe(422)
    const newer = await server.post('/api/workflows', { workflow: { ...echoWorkflow(), weft: 99 } })
    expect(newer.status).toBe(422)
  })

  it('keeps what this version does not know', async () => {
    const workflow = { ...echoWorkflow(), future: { a: [1] } }
    const { view } = await save({ workflow })
    expect(view.workflow).toMatchObject({ future: { a: [1] } })
  })

  it('is listed, most recently changed first, in pages', async () => {
    const { view } = await save({ workflow: echoWorkflow() })
    const { schema } = routes.listWorkflows.responses['200']
    const first = schema.parse(await (await server.send('/api/workflows?limit=1')).json())
    expect(first.workflows.map(({ id }) => id)).toEqual([view.id])
    const next = await server.send(`/api/workflows?limit=1&cursor=${encodeURIComponent(first.cursor ?? '')}`)
    expect(schema.parse(await next.json()).workflows[0]?.id).not.toBe(view.id)
  })

  it('runs by the names of its inputs, and its runs are found', async () => {
    const { view } = await save({ workflow: echoWorkflow(), slug: 'by-name' })
    const body = { inputs: { subject: 'boat' } }
    const run = runView.parse(
      await (await server.post('/api/workflows/by-name/runs', body, { prefer: 'wait' })).json(),
    )
    expect(run).toMatchObject({ workflowId: view.id, version: view.version, outputs: { text: 'a boat' } })
    const bare = await server.send('/api/workflows/by-name/runs', { method: 'POST' })
    expect(bare.status).toBe(202)
    const { schema } = routes.listRuns.responses['200']
    for (const id of [view.id, 'by-name']) {
      const { runs } = schema.parse(await (await server.send(`/api/runs?workflowId=${id}`)).json())
      expect(runs).toHaveLength(2)
    }
    const direct = await server.post('/api/runs', { workflowId: 'by-name' }, { prefer: 'wait' })
    expect(runView.parse(await direct.json())).toMatchObject({ workflowId: view.id })
    const strange = await server.post('/api/workflows/by-name/runs', { workflow: echoWorkflow() })
    expect(strange.status).toBe(422)
  })

  it('says what is different between two of its versions', async () => {
    const first = await save({ workflow: echoWorkflow() })
    const path = `/api/workflows/${first.view.id}`
    const changed = await server.send(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ workflow: echoWorkflow('the {subject}') }),
    })
    const { version } = workflowView.parse(await changed.json())
    const response = await server.send(`${path}/versions/${first.view.version}/diff/${version}`)
    expect(await response.json()).toEqual({
      from: first.view.version,
      to: version,
      changes: [
        {
          kind: 'param-changed',
          message: 'prompt: text "a {subject}" -> "the {subject}"',
          path: '/nodes/prompt/params/text',
          nodeId: 'prompt',
          before: 'a {subject}',
          after: 'the {subject}',
        },
      ],
    })
    expect((await server.send(`${path}/versions/${version}/diff/${'0'.repeat(64)}`)).status).toBe(404)
    expect((await server.send(`${path}/versions/${version}/diff/newest`)).status).toBe(404)
  })

  it('describes its own interface as valid OpenAPI', async () => {
    await save({ workflow: echoWorkflow(), slug: 'described' })
    const response = await server.send('/api/workflows/described/openapi.json')
    const document = Object(await response.json())
    expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true })
    expect(document).toMatchObject({
      paths: { '/api/workflows/described/runs': { post: { operationId: 'run' } } },
      components: {
        schemas: {
          Input: { additionalProperties: false, properties: { subject: { type: 'string', default: 'cat' } } },
          Output: { properties: { text: { type: 'string' } } },
        },
      },
    })
  })

  it('is made once under an Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'save-1' }
    const body = { workflow: echoWorkflow(), slug: 'made-once' }
    const first = await server.post('/api/workflows', body, headers)
    const again = await server.post('/api/workflows', body, headers)
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
    expect(await again.json()).toEqual(await first.json())
  })

  it.each([
    [{ slug: 'Has Space' }, '/slug'],
    [{ slug: '../x' }, '/slug'],
    [{ slug: 'x'.repeat(65) }, '/slug'],
    [{ published: 'true' }, '/published'],
    [{ id: 'mine' }, '/id'],
  ])('refuses %j', async (extra, path) => {
    const response = await server.post('/api/workflows', { workflow: echoWorkflow(), ...extra })
    expect(response.status).toBe(422)
    expect(problemBody.parse(await response.json()).issues?.[0]?.path).toBe(path)
  })
})
