import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { problemBody, routes } from '@weft/client'
import { validateWebhook } from 'replicate'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { echoWorkflow, pictureWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'
import { openReceiver, type Receiver } from './receiver.ts'

const runView = routes.getRun.responses['200'].schema
const listView = routes.listDeliveries.responses['200'].schema

let dataDirectory: string
let server: TestServer
const receivers: Receiver[] = []
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'weft-webhooks-'))
  server = await openServer({ WEFT_DATA_DIR: dataDirectory, WEFT_ALLOW_LOOPBACK_WEBHOOKS: 'true' })
})
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.close()
})
afterAll(async () => {
  await server.close()
  await rm(dataDirectory, { recursive: true, force: true })
})

const receive = async (answer?: (index: number) => number): Promise<Receiver> => {
  const receiver = await openReceiver(answer)
  receivers.push(receiver)
  return receiver
}
const run = async (body: object) =>
  runView.parse(await (await server.post('/api/runs', body, { prefer: 'wait' })).json())
const deliveries = async (id: string) =>
  listView.parse(await (await server.send(`/api/runs/${id}/deliveries`)).json()).deliveries
/** Waits for the last delivery of a run, and until each of them was tried and then had a status. */
const until = async (id: string, status: string) => {
  for (let tries = 0; tries < 500; tries += 1) {
    const all = await deliveries(id)
    const isEach = all.every((one) => one.status === status && one.attempts.length > 0)
    if (all.at(-1)?.event === 'completed' && isEach) return all
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return deliveries(id)
}
const secret = async () => Object(await (await server.send('/api/webhooks/secret')).json()).key

describe('the webhook of a run', () => {
  it('is told the run at its start, its output and its end, each signed', async () => {
    const receiver = await receive()
    const made = await run({ workflow: pictureWorkflow(), webhook: receiver.url })
    const all = await until(made.id, 'delivered')
    expect(all.map(({ event }) => event)).toEqual(expect.arrayContaining(['start', 'output', 'completed']))
    expect(all.at(-1)).toMatchObject({ event: 'completed', attempts: [{ status: 200 }], url: receiver.url })
    const bodies = receiver.messages.map(({ body }) => JSON.parse(body))
    expect(bodies.find(({ status }) => status === 'running')).toMatchObject({ id: made.id, outputs: {} })
    const end = bodies.find(({ status }) => status === 'succeeded')
    expect(runView.parse(end)).toMatchObject({ id: made.id, version: made.version })
    expect(JSON.stringify(end.outputs)).toContain('"url":"http://localhost:4600/api/assets/sha256:')
    for (const { headers, body } of receiver.messages) {
      const {
        'webhook-id': id = '',
        'webhook-timestamp': timestamp = '',
        'webhook-signature': signature = '',
      } = headers
      expect(await validateWebhook({ id, timestamp, signature, body, secret: await secret() })).toBe(true)
      expect(
        await validateWebhook({ id, timestamp, signature, body: `${body} `, secret: await secret() }),
      ).toBe(false)
    }
  })

  it('is told only what it asked for', async () => {
    const receiver = await receive()
    const { id } = await run({
      workflow: echoWorkflow(),
      webhook: receiver.url,
      webhookEvents: ['completed'],
    })
    await until(id, 'delivered')
    expect(receiver.messages).toHaveLength(1)
    expect(JSON.parse(receiver.messages[0]?.body ?? '')).toMatchObject({ id, outputs: { text: 'a cat' } })
  })

  it('may be asked for when a saved workflow is run', async () => {
    const receiver = await receive()
    await server.post('/api/workflows', { workflow: echoWorkflow(), slug: 'told' })
    const body = { webhook: receiver.url, webhookEvents: ['completed'] }
    const response = await server.post('/api/workflows/told/runs', body)
    const { id } = runView.parse(await response.json())
    const [message] = await receiver.count(1)
    expect(JSON.parse(message?.body ?? '')).toMatchObject({ id, status: 'succeeded' })
  })

  it('is tried again later after a failure, follows no redirect, and can be sent again at once', async () => {
    const receiver = await receive((index) => (index === 0 ? 302 : 200))
    const { id } = await run({
      workflow: echoWorkflow(),
      webhook: receiver.url,
      webhookEvents: ['completed'],
    })
    await receiver.count(1)
    const [failed] = await until(id, 'pending')
    expect(failed).toMatchObject({ status: 'pending', attempts: [{ status: 302 }] })
    const wait = Date.parse(failed?.nextAt ?? '') - Date.parse(failed?.attempts[0]?.at ?? '')
    expect(wait).toBeGreaterThanOrEqual(2500)
    expect(wait).toBeLessThanOrEqual(8000)
    expect(receiver.messages).toHaveLength(1)
    const path = `/api/runs/${id}/deliveries/${failed?.id}/redeliver`
    expect((await server.send(path, { method: 'POST' })).status).toBe(202)
    const [delivered] = await until(id, 'delivered')
    expect(delivered?.attempts.map(({ status }) => status)).toEqual([302, 200])
    const [first, again] = receiver.messages
    expect(again?.body).toBe(first?.body)
    expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    expect((await server.send(path, { method: 'POST' })).status).toBe(202)
    expect(await receiver.count(3)).toHaveLength(3)
  })

  it('is given up when the receiver says that it is gone', async () => {
    const receiver = await receive(() => 410)
    const { id } = await run({
      workflow: echoWorkflow(),
      webhook: receiver.url,
      webhookEvents: ['completed'],
    })
    expect(await until(id, 'failed')).toMatchObject([{ status: 'failed', attempts: [{ status: 410 }] }])
  })

  it('survives a restart: what was not delivered is, under the same id and with the same key', async () => {
    const receiver = await receive((index) => (index === 0 ? 500 : 200))
    const { id } = await run({
      workflow: echoWorkflow(),
      webhook: receiver.url,
      webhookEvents: ['completed'],
    })
    await receiver.count(1)
    const [before] = await until(id, 'pending')
    const key = await secret()
    await server.close(true)
    server = await openServer({ WEFT_DATA_DIR: dataDirectory, WEFT_ALLOW_LOOPBACK_WEBHOOKS: 'true' })
    expect(await secret()).toBe(key)
    await receiver.count(2)
    expect(receiver.messages[1]?.headers['webhook-id']).toBe(before?.id)
    expect(await until(id, 'delivered')).toMatchObject([{ id: before?.id, status: 'delivered' }])
    const file = join(dataDirectory, 'webhook-secret')
    expect((await readFile(file, 'utf8')).trim()).toBe(key)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  }, 20_000)

  it('is forgotten with its run', async () => {
    const receiver = await receive()
    const { id } = await run({
      workflow: echoWorkflow(),
      webhook: receiver.url,
      webhookEvents: ['completed'],
    })
    await until(id, 'delivered')
    expect((await server.send(`/api/runs/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await server.send(`/api/runs/${id}/deliveries`)).status).toBe(404)
    expect(await server.runtime.store.webhooks.deliveriesOf(id)).toEqual([])
  })

  it('is not written down for a run that cannot start', async () => {
    const receiver = await receive()
    const body = { workflow: echoWorkflow(), inputs: { no: 1 }, webhook: receiver.url }
    expect((await server.post('/api/runs', body)).status).toBe(422)
    expect(await server.runtime.store.webhooks.open()).toEqual([])
  })

  it.each([
    'http://example.com/hook',
    'https://10.0.0.1/hook',
    'https://[fd00::1]/hook',
    'https://user:secret@example.com/',
    'ftp://example.com/',
    'hook',
  ])('may not go to %s', async (webhook) => {
    const response = await server.post('/api/runs', { workflow: echoWorkflow(), webhook })
    expect(response.status).toBe(422)
    expect(problemBody.parse(await response.json()).issues).toMatchObject([{ path: '/webhook' }])
  })

  it('may go to this machine only where that is allowed', async () => {
    const closed = await openServer()
    const body = { workflow: echoWorkflow(), webhook: 'http://127.0.0.1:9/hook' }
    expect((await closed.post('/api/runs', body)).status).toBe(422)
    await closed.close()
  })

  it('has no events without an address, and none that there are not', async () => {
    const alone = await server.post('/api/runs', { workflow: echoWorkflow(), webhookEvents: ['start'] })
    expect(problemBody.parse(await alone.json()).issues).toMatchObject([{ path: '/webhookEvents' }])
    const strange = { workflow: echoWorkflow(), webhook: 'https://example.com', webhookEvents: ['end'] }
    expect((await server.post('/api/runs', strange)).status).toBe(422)
  })

  it('answers 404 for messages that are not there', async () => {
    expect((await server.send('/api/runs/no/deliveries')).status).toBe(404)
    expect((await server.send('/api/runs/no/deliveries/x/redeliver', { method: 'POST' })).status).toBe(404)
  })
})

describe('a server that closes', () => {
  it('has written the key, or never writes it: its folder can be taken away at once', async () => {
    for (let times = 0; times < 5; times += 1) {
      const directory = await mkdtemp(join(tmpdir(), 'weft-webhooks-closing-'))
      const closing = await openServer({ WEFT_DATA_DIR: directory })
      await closing.close(true)
      const before = await readdir(directory)
      await new Promise((resolve) => setTimeout(resolve, 30))
      expect(await readdir(directory)).toEqual(before)
      expect(before).toContain('webhook-secret')
      await rm(directory, { recursive: true })
    }
  })
})
