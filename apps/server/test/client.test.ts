import { createWeftClient, routes, WeftApiError } from '@weft/client'
import { unzipSync } from 'fflate'
import { validateWebhook } from 'replicate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoWorkflow, pictureWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'
import { openReceiver, type Receiver } from './receiver.ts'

const token = 'a-token-for-clients'
const baseUrl = 'http://localhost:4600'

/** The one route that no client has: it is called by providers, which sign what they say. */
const calledByProviders = ['receiveWebhook']

let server: TestServer
let receiver: Receiver
beforeAll(async () => {
  receiver = await openReceiver()
  server = await openServer({
    WEFT_API_TOKEN: token,
    WEFT_ALLOW_LOOPBACK_WEBHOOKS: 'true',
    WEFT_LOG_LEVEL: 'debug',
    // Nobody is there: no test may ask Replicate.
    REPLICATE_BASE_URL: 'http://127.0.0.1:9/v1',
  })
})
afterAll(async () => {
  await receiver.close()
  await server.close()
})

/** The app in the place of the network. */
const send: typeof fetch = (input, init) => server.send(String(input).slice(baseUrl.length), init)
const weft = createWeftClient({ baseUrl, token, fetch: send, retries: 0 })

/** Opens an address as a browser does that has the token. */
const open = (url: string) => send(url, { headers: { authorization: `Bearer ${token}` } })

/** What a request that must be refused is refused with. */
async function refusal(request: Promise<unknown>): Promise<WeftApiError> {
  const error = await request.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof WeftApiError)) throw new Error(`No refusal: ${error}`)
  return error
}

describe('the client, against the whole server', () => {
  it('asks the server about itself', async () => {
    expect(await weft.health()).toEqual({ status: 'ok' })
    expect(await weft.readiness()).toEqual({ status: 'ok' })
    expect(await weft.metrics()).toMatch(/^# HELP /m)
    expect(await weft.openApi()).toMatchObject({ openapi: '3.1.0', paths: { '/api/runs': {} } })
    expect(await weft.workflowSchema()).toMatchObject({ type: 'object', properties: { weft: {} } })
    expect(await (await open(weft.docsUrl())).text()).toContain('<!doctype html>')
    await weft.openSession()
    expect((await weft.providers.list()).length).toBeGreaterThan(0)
    expect((await weft.nodes.list()).map(({ type }) => type)).toContain('prompt')
    expect(await weft.storage.report()).toMatchObject({ kinds: { uploads: { count: 0 } } })
    expect(await weft.storage.clean()).toMatchObject({ dryRun: true })
    expect((await weft.providers.setToken('r8_none')).length).toBeGreaterThan(0)
    expect((await weft.providers.removeToken()).length).toBeGreaterThan(0)
  })

  it('keeps workflows', async () => {
    const made = await weft.workflows.create({ workflow: echoWorkflow(), slug: 'echo', published: true })
    expect(await weft.workflows.get('echo')).toEqual(made)
    expect((await weft.workflows.list()).workflows).toMatchObject([{ slug: 'echo' }])
    const body = { workflow: echoWorkflow('the {subject}') }
    const changed = await weft.workflows.update('echo', body, { ifMatch: made.etag })
    expect((await refusal(weft.workflows.update('echo', body, { ifMatch: made.etag }))).status).toBe(412)
    const versions = await weft.workflows.versions('echo')
    expect(versions.map(({ version }) => version)).toEqual([changed.version, made.version])
    expect(await weft.workflows.version('echo', made.version)).toMatchObject({ version: made.version })
    const diff = await weft.workflows.diff('echo', { from: made.version, to: changed.version })
    expect(diff.changes).toHaveLength(1)
    expect(await weft.workflows.describe('echo')).toMatchObject({ openapi: '3.1.0' })
    expect((await weft.workflows.interface('echo')).inputs).toMatchObject([{ name: 'subject' }])
    expect(await (await open(weft.workflows.docsUrl('echo'))).text()).toContain('Echo a subject')
    const run = await weft.workflows.run('echo', { inputs: { subject: 'sea' } }, { wait: true })
    expect(run).toMatchObject({ status: 'succeeded', outputs: { text: 'the sea' } })
    expect((await weft.audit.list({ subject: run.id })).entries).toMatchObject([{ action: 'run.started' }])
    await weft.workflows.delete('echo', { ifMatch: changed.etag })
    expect((await refusal(weft.workflows.get('echo'))).code).toBe('not_found')
  })

  it('runs, and is told of it', async () => {
    const workflow = pictureWorkflow()
    expect(await weft.plan({ workflow })).toMatchObject({ valid: true, issues: [] })
    const key = { idempotencyKey: 'once' }
    const started = await weft.runs.create({ workflow, webhook: receiver.url }, key)
    const types: string[] = []
    for await (const { type } of weft.runs.events(started.id)) types.push(type)
    expect(types.at(-1)).toBe('run-end')
    expect((await weft.runs.create({ workflow, webhook: receiver.url }, key)).id).toBe(started.id)
    expect(await weft.runs.get(started.id)).toMatchObject({ status: 'succeeded' })
    expect((await weft.runs.list({ status: 'succeeded' })).runs.map(({ id }) => id)).toContain(started.id)
    for (const refused of [weft.runs.cancel(started.id), weft.runs.retry(started.id)])
      expect((await refusal(refused)).status).toBe(409)
    expect((await refusal(weft.runs.decide(started.id, 'x', { decision: 'give-up' }))).status).toBe(404)

    const [message] = await receiver.count(1)
    const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '' } = message?.headers ?? {}
    const signature = message?.headers['webhook-signature'] ?? ''
    const secret = await weft.webhooks.secret()
    expect(await validateWebhook({ id, timestamp, signature, body: message?.body ?? '', secret })).toBe(true)
    const [first] = await weft.runs.deliveries(started.id)
    expect(await weft.runs.redeliver(started.id, first?.id ?? '')).toMatchObject({ id: first?.id })

    const { results } = await weft.results.list({ runId: started.id })
    const result = results[0]?.id ?? ''
    expect(await weft.results.get(result)).toMatchObject({ id: result })
    expect((await weft.results.facets()).models).toHaveLength(1)
    expect(await weft.results.update(result, { starred: true })).toMatchObject({ starred: true })
    const whole = await weft.results.download(result)
    expect(whole.type).toMatch(/^image\//)
    expect((await weft.results.download(result, { metadata: 'strip' })).size).toBeLessThan(whole.size)
    expect((await open(weft.results.fileUrl(result))).status).toBe(200)
    const zip = await (await weft.results.archive({ ids: [result] })).arrayBuffer()
    expect(Object.keys(unzipSync(new Uint8Array(zip)))).toHaveLength(1)
    await weft.runs.delete(started.id)
  })

  it('stores bytes and knows models', async () => {
    const stored = await weft.assets.upload(new Blob(['hello'], { type: 'text/plain' }))
    const { bytes, mediaType } = await weft.assets.download(stored.id)
    expect([new TextDecoder().decode(bytes), mediaType]).toEqual([
      'hello',
      expect.stringMatching(/^text.plain/),
    ])
    expect((await open(weft.assets.url(stored.id))).status).toBe(200)
    const [model] = await weft.models.list()
    expect(await weft.models.get(model?.ref ?? '')).toEqual(model)
    expect(await weft.models.get(`${model?.owner}/${model?.name}`)).toMatchObject({ name: model?.name })
    expect(await weft.models.add(model?.ref ?? '')).toEqual(model)
    expect((await weft.models.search(model?.name ?? '')).models).not.toEqual([])
    const schema = { Input: { type: 'object', properties: {} }, Output: { type: 'string' } }
    expect(await weft.models.addSchema({ schema, name: 'own' })).toMatchObject({ owner: 'local' })
  })

  it('has a function for every route of the contract', () => {
    const asked = new Set(server.log.map(({ method, route }) => `${method} ${route}`))
    const missing = Object.values(routes).filter(({ method, path }) => !asked.has(`${method} ${path}`))
    expect(missing.map(({ id }) => id)).toEqual(calledByProviders)
  })
})
