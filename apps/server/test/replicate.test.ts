import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningServer, readConfig, startServer } from '@weft/server'
import { openSqliteStore } from '@weft/storage'
import Replicate, { parseProgressFromLogs, validateWebhook } from 'replicate'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { toPredictionId, toRunId } from '../src/replicate/prediction-id.ts'
import { echoWorkflow } from './documents.ts'
import { openReceiver, type Receiver } from './receiver.ts'

const token = 'secret-token'
const model =
  'awhitter/59d9e458-d5b3-411c-9a34-660cc531df04_1752205226074_aleczander:5fc9089b00000000000000000000000000000000000000000000000000000000'

let dataDirectory: string
let running: RunningServer
let replicate: Replicate
const receivers: Receiver[] = []

const open = async (latency = '50') => {
  running = await startServer(
    readConfig({
      WEFT_DATA_DIR: dataDirectory,
      WEFT_PORT: '0',
      WEFT_API_TOKEN: token,
      WEFT_PROVIDER: 'simulator',
      WEFT_SIMULATOR_LATENCY_MS: latency,
      WEFT_LOG_LEVEL: 'error',
      WEFT_ALLOW_LOOPBACK_WEBHOOKS: 'true',
    }),
    { editorDirectory: join(dataDirectory, 'no-editor') },
  )
  replicate = new Replicate({ auth: token, baseUrl: `${running.url}/v1`, useFileOutput: false })
}

/** Pictures of a subject: choices, ranges, a picture to start from. */
const pictures = {
  weft: 1,
  name: 'Pictures',
  description: 'Pictures of a subject',
  nodes: {
    colour: {
      type: 'input',
      params: { name: 'colour', kind: 'choice', choices: ['red', 'teal'], default: 'red' },
    },
    count: { type: 'input', params: { name: 'count', kind: 'integer', minimum: 1, maximum: 4, default: 1 } },
    photo: { type: 'input', params: { name: 'photo', kind: 'image', required: false } },
    subject: { type: 'input', params: { name: 'subject', kind: 'text', description: 'What to draw' } },
    prompt: { type: 'prompt', params: { text: 'a {colour} {subject}' } },
    flux: {
      type: 'model',
      params: { model, input: { megapixels: '0.25', seed: 7, num_inference_steps: 4 } },
    },
    result: { type: 'output', params: { name: 'images' } },
  },
  edges: [
    { from: 'colour.value', to: 'prompt.colour' },
    { from: 'subject.value', to: 'prompt.subject' },
    { from: 'prompt.text', to: 'flux.prompt' },
    { from: 'photo.value', to: 'flux.image' },
    { from: 'count.value', to: 'flux.num_outputs' },
    { from: 'flux.output', to: 'result.value' },
  ],
}

const api = (path: string, method: string, body?: unknown) =>
  fetch(`${running.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const publish = async (workflow: object, slug: string) =>
  Object(await (await api('/api/workflows', 'POST', { workflow, slug, published: true })).json())
const errorOf = async (task: Promise<unknown>) => {
  const error = Object(
    await task.then(
      () => undefined,
      (thrown: unknown) => thrown,
    ),
  )
  // The client reads the body into its message.
  const text = /failed with status [^:]*: (.*)\.$/s.exec(String(error.message))?.[1]
  return { status: error.response?.status, body: text === undefined ? undefined : JSON.parse(text) }
}

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'weft-replicate-'))
  await open()
  await publish(pictures, 'pictures')
  await publish(echoWorkflow(), 'echo')
})
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.close()
})
afterAll(async () => {
  await running.close()
  await rm(dataDirectory, { recursive: true, force: true })
})

describe('the official replicate client', () => {
  it('runs a published workflow by name and by version, and reads the pictures', async () => {
    const urls = Object(await replicate.run('weft/pictures', { input: { subject: 'owl', count: 2 } }))
    expect(urls).toHaveLength(2)
    for (const url of urls) {
      expect(String(url).startsWith(`${running.url}/delivery/`)).toBe(true)
      // As the client's FileOutput does: without a token.
      const response = await fetch(url)
      expect(response.headers.get('content-type')).toMatch(/^image\//)
      expect((await sharp(Buffer.from(await response.arrayBuffer())).metadata()).width).toBeGreaterThan(64)
    }
    const { latest_version: version } = await replicate.models.get('weft', 'pictures')
    const again = await replicate.run(`weft/pictures:${version?.id}`, { input: { subject: 'owl', count: 2 } })
    expect(Object(again).map((url: string) => url.split('/').at(-1))).toEqual(
      urls.map((url: string) => url.split('/').at(-1)),
    )
    expect(await replicate.run('weft/echo', { input: { subject: 'boat' } })).toBe('a boat')
  })

  it('creates, polls and waits, with progress in the logs', async () => {
    const created = await replicate.predictions.create({
      model: 'weft/pictures',
      input: { subject: 'tree' },
    })
    expect(created.id).toMatch(/^[a-z2-7]{26}$/)
    expect(['starting', 'processing']).toContain(created.status)
    expect(created).toMatchObject({ model: 'weft/pictures', input: { subject: 'tree' }, output: null })
    const ended = await replicate.wait(created, { interval: 20 })
    expect(ended).toMatchObject({
      id: created.id,
      status: 'succeeded',
      error: null,
      metrics: { predict_time: expect.any(Number) },
      urls: { get: `${running.url}/v1/predictions/${created.id}` },
    })
    expect(parseProgressFromLogs(String(ended.logs))).toMatchObject({ percentage: expect.any(Number) })
    expect(await replicate.predictions.get(created.id)).toEqual(ended)
  })

  it('streams: the outputs as they are made, then done', async () => {
    const events: [string, string][] = []
    for await (const { event, data } of replicate.stream('weft/pictures', {
      input: { subject: 'fox', count: 2 },
    }))
      events.push([String(event), String(data)])
    const outputs = events.filter(([event]) => event === 'output').map(([, data]) => data)
    expect(outputs).toHaveLength(2)
    expect((await fetch(outputs[0] ?? '')).status).toBe(200)
    expect(events.at(-1)).toEqual(['done', '{}'])
    let text = ''
    for await (const event of replicate.stream('weft/echo', { input: { subject: 'two\nlines' } }))
      text += String(event)
    expect(text).toBe('a two\nlines')
  })

  it('cancels', async () => {
    const slow = await replicate.predictions.create({
      model: 'weft/pictures',
      input: { subject: 'something slow', count: 4 },
    })
    const canceled = await replicate.predictions.cancel(slow.id)
    expect(canceled.status).toBe('canceled')
    expect((await replicate.wait(slow, { interval: 20 })).status).toBe('canceled')
    const events: string[] = []
    const stream = await (await fetch(`${running.url}/delivery/${slow.id}/stream`)).text()
    for (const [, event] of stream.matchAll(/^event: (\w+)/gm)) events.push(String(event))
    expect(events.at(-1)).toBe('done')
    expect(stream).toContain('"reason":"canceled"')
  })

  it('lists in pages', async () => {
    for (let count = 0; count < 3; count += 1) await replicate.run('weft/echo', { input: {} })
    const pages: string[][] = []
    for await (const page of replicate.paginate(replicate.predictions.list))
      pages.push(page.map(({ id }) => id))
    expect(pages.flat().length).toBeGreaterThanOrEqual(3)
    expect(new Set(pages.flat()).size).toBe(pages.flat().length)
    const [first] = (await replicate.predictions.list()).results
    expect(first).toMatchObject({ model: 'weft/echo', status: 'succeeded', output: 'a cat' })
    const after = await replicate.request(`/predictions?created_after=${first?.created_at}`, {})
    expect(await after.json()).toMatchObject({ results: [] })
    const bad = await errorOf(replicate.request('/predictions?cursor=nonsense', {}))
    expect(bad.status).toBe(422)
  })

  it('uploads a file and uses it as an input, and takes data URIs and earlier outputs too', async () => {
    const bytes = await sharp({ create: { width: 320, height: 256, channels: 3, background: 'teal' } })
      .png()
      .toBuffer()
    const file = await replicate.files.create(
      new File([new Uint8Array(bytes)], 'teal.png', { type: 'image/png' }),
    )
    expect(file).toMatchObject({ name: 'teal.png', content_type: 'image/png', size: bytes.length })
    expect((await replicate.files.list()).results.map(({ id }) => id)).toContain(file.id)
    const input = { subject: 'house', photo: file.urls.get }
    const [made] = Object(await replicate.run('weft/pictures', { input }))
    expect((await fetch(made)).status).toBe(200)
    // The client uploads it by itself.
    const blob = new Blob([new Uint8Array(bytes)], { type: 'image/png' })
    expect(await replicate.run('weft/pictures', { input: { subject: 'house', photo: blob } })).toHaveLength(1)
    const photo = `data:image/png;base64,${bytes.toString('base64')}`
    expect(await replicate.run('weft/pictures', { input: { subject: 'house', photo } })).toHaveLength(1)
    const chained = { subject: 'hut', photo: made }
    expect(await replicate.run('weft/pictures', { input: chained })).toHaveLength(1)
    const [newest] = (await replicate.predictions.list()).results
    const shown = String(Object(newest?.input).photo)
    expect((await fetch(shown)).status).toBe(200)
    await replicate.files.delete(file.id)
    expect((await errorOf(replicate.files.get(file.id))).status).toBe(404)
  })

  it('receives webhooks of the prediction and validates their signature', async () => {
    const receiver = await openReceiver()
    receivers.push(receiver)
    const created = await replicate.predictions.create({
      model: 'weft/pictures',
      input: { subject: 'bird' },
      webhook: receiver.url,
      webhook_events_filter: ['start', 'completed'],
    })
    await replicate.wait(created, { interval: 20 })
    const [start, completed] = await receiver.count(2)
    expect(JSON.parse(start?.body ?? '')).toMatchObject({
      id: created.id,
      status: 'processing',
      output: null,
    })
    const prediction = JSON.parse(completed?.body ?? '')
    expect(prediction).toMatchObject({ id: created.id, status: 'succeeded', model: 'weft/pictures' })
    expect((await fetch(prediction.output[0])).status).toBe(200)
    const { key } = await replicate.webhooks.default.secret.get()
    for (const { headers, body } of receiver.messages) {
      const request = new Request('http://localhost/', { method: 'POST', headers, body })
      expect(await validateWebhook(request, key)).toBe(true)
      const forged = new Request('http://localhost/', { method: 'POST', headers, body: `${body} ` })
      expect(await validateWebhook(forged, key)).toBe(false)
    }
    const events = receiver.messages.length
    expect(events).toBe(2)
  })

  it('shows models, versions and the schema as Cog writes it', async () => {
    const { results } = await replicate.models.list()
    expect(results.map(({ name }) => name).sort()).toEqual(['echo', 'pictures'])
    expect((await replicate.models.search('subject')).results.map(({ name }) => name)).toContain('pictures')
    const [version] = Object(await replicate.models.versions.list('weft', 'pictures')).results
    expect(version.id).toMatch(/^[0-9a-f]{64}$/)
    const read = await replicate.models.versions.get('weft', 'pictures', version.id)
    expect(Object(read.openapi_schema).components.schemas).toMatchObject({
      colour: { enum: ['red', 'teal'], type: 'string', title: 'colour' },
      Input: {
        required: ['subject'],
        properties: {
          colour: { allOf: [{ $ref: '#/components/schemas/colour' }], default: 'red', 'x-order': 0 },
          count: { type: 'integer', minimum: 1, maximum: 4, default: 1, 'x-order': 1 },
          photo: { type: 'string', format: 'uri', 'x-order': 2 },
          subject: { type: 'string', description: 'What to draw', 'x-order': 3 },
        },
      },
      Output: { type: 'array', items: { type: 'string', format: 'uri' } },
    })
    expect((await replicate.accounts.current()).username).toBe('weft')
    expect(await replicate.hardware.list()).toHaveLength(1)
    expect((await replicate.collections.list()).results).toEqual([])
  })

  it("refuses inputs with Replicate's own words, every field at once", async () => {
    const input = { count: 9, colour: 'green', photo: '', extra: 1 }
    const { status, body } = await errorOf(replicate.run('weft/pictures', { input }))
    expect(status).toBe(422)
    expect(body).toMatchObject({ title: 'Input validation failed', status: 422 })
    expect(body.detail).toContain('- input: subject is required\n')
    const fields = body.invalid_fields.map(({ type, field }: { type: string; field: string }) => [
      type,
      field,
    ])
    expect(fields).toEqual(
      expect.arrayContaining([
        ['required', 'input'],
        ['number_lte', 'input.count'],
        ['enum', 'input.colour'],
        ['format', 'input.photo'],
        ['additional_property_not_allowed', 'input'],
      ]),
    )
    const photo = 'https://127.0.0.1/private.png'
    const inner = await errorOf(replicate.run('weft/pictures', { input: { subject: 'x', photo } }))
    expect(inner).toMatchObject({ status: 422, body: { invalid_fields: [{ field: 'input.photo' }] } })
    const webhook = 'http://example.com/'
    const outside = await errorOf(replicate.predictions.create({ model: 'weft/echo', input: {}, webhook }))
    expect(outside).toMatchObject({ status: 422, body: { invalid_fields: [{ field: 'webhook' }] } })
  })

  it('knows nothing of what is not published, and no version that is not there', async () => {
    const { etag: _, ...draft } = Object(
      await (
        await api('/api/workflows', 'POST', { workflow: echoWorkflow('the {subject}'), slug: 'draft' })
      ).json(),
    )
    expect((await errorOf(replicate.run('weft/draft', { input: {} }))).status).toBe(404)
    expect((await errorOf(replicate.run(`weft/draft:${draft.version}`, { input: {} }))).body).toMatchObject({
      title: 'Invalid version or not permitted',
    })
    expect((await errorOf(replicate.models.get('weft', 'draft'))).status).toBe(404)
    await api(`/api/workflows/${draft.id}`, 'PUT', { workflow: draft.workflow, published: true })
    expect(await replicate.run('weft/draft', { input: {} })).toBe('the cat')
    await api(`/api/workflows/${draft.id}`, 'PUT', { workflow: draft.workflow, published: false })
    expect((await errorOf(replicate.run('weft/draft', { input: {} }))).status).toBe(404)
    expect((await errorOf(replicate.run('someone/else', { input: {} }))).status).toBe(404)
    expect((await errorOf(replicate.predictions.get('nothing'))).status).toBe(404)
    const { predictions } = replicate.deployments
    expect((await errorOf(predictions.create('weft', 'echo', { input: {} }))).status).toBe(404)
    const none = { next: null, previous: null, results: [] }
    expect([await replicate.deployments.list(), await replicate.trainings.list()]).toEqual([none, none])
  })

  it("is refused without the token in Replicate's words, files apart", async () => {
    const stranger = new Replicate({ auth: 'wrong', baseUrl: `${running.url}/v1` })
    expect(await errorOf(stranger.models.list())).toMatchObject({
      status: 401,
      body: { title: 'Unauthenticated', detail: 'You did not pass a valid authentication token' },
    })
    const [url] = Object(await replicate.run('weft/pictures', { input: { subject: 'owl' } }))
    const other = String(url).replace(/[0-9a-f]{64}/, '0'.repeat(64))
    expect((await fetch(other)).status).toBe(404)
    expect((await fetch(String(url).replace(/delivery\/[^/]+/, 'delivery/nobody'))).status).toBe(404)
  })

  it('ends predictions by Cancel-After, also when the server was restarted in between', async () => {
    await running.close()
    await open('3000')
    const create = (cancelAfter: string) =>
      fetch(`${running.url}/v1/models/weft/echo/predictions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'cancel-after': cancelAfter,
          prefer: 'wait',
        },
        body: JSON.stringify({ input: {} }),
      })
    expect((await create('2s')).status).toBe(422)
    const { id } = Object(await (await create('5s')).json())
    const slow = await replicate.predictions.create({
      model: 'weft/pictures',
      input: { subject: 'a slow one', count: 4 },
    })
    await running.close()
    // What `Cancel-After` wrote down, as if its time came while the server was away.
    const store = await openSqliteStore(join(dataDirectory, 'weft.db'))
    expect((await store.deadlines.all()).map(({ runId }) => toPredictionId(runId))).toContain(id)
    await store.deadlines.put(toRunId(slow.id), new Date().toISOString())
    await store.close()
    await open('3000')
    expect((await replicate.wait(slow, { interval: 20 })).status).toBe('canceled')
    expect(await replicate.predictions.get(id)).toMatchObject({ status: 'succeeded', output: 'a cat' })
    expect((await replicate.predictions.list()).results.map((one) => one.id)).toContain(id)
  }, 20_000)
})
