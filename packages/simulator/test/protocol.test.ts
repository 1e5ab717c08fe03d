import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { predictionSchema, verifyWebhook } from '@weft/replicate-protocol'
import { Hono } from 'hono'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { parseHostedModel, seedModel } from '../src/index.ts'
import { baseUrl, fileOf, pageIn, plainPicture, predictionOf, problemOf, setUp, version } from './set-up.ts'

const input = {
  prompt: 'a quiet ocean',
  aspect_ratio: 'custom',
  width: 256,
  height: 256,
  output_format: 'png',
  seed: 1,
}

describe('creating', () => {
  it('answers 201 and starting at once, and shows the end by GET', async () => {
    const { post, get, simulator } = setUp()
    const response = await post('/predictions', { version, input })
    expect(response.status).toBe(201)
    const created = await predictionOf(response)
    expect(created).toMatchObject({
      status: 'starting',
      output: null,
      error: null,
      version,
      input,
      source: 'api',
      data_removed: false,
      started_at: null,
      model: `${seedModel().owner}/${seedModel().name}`,
      urls: {
        get: `${baseUrl}/predictions/${created.id}`,
        cancel: `${baseUrl}/predictions/${created.id}/cancel`,
      },
    })
    expect(created.id).toHaveLength(26)
    await expect.poll(async () => (await get(`/predictions/${created.id}`)).status).toBe('succeeded')
    expect(await get(`/predictions/${created.id}`)).toMatchObject({
      output: [`http://simulator.localhost/outputs/${created.id}/out-0.png`],
      metrics: { predict_time: 0, total_time: 0 },
    })
    expect(simulator.accepted()).toBe(1)
  })
  it('takes owner/name:version, and owner/name only of official models', async () => {
    const seed = seedModel()
    const official = parseHostedModel({
      ...seed,
      owner: 'acme',
      name: 'official',
      official: true,
      version: { ...seed.version, id: 'b'.repeat(64) },
    })
    const { post } = setUp({ models: [seed, official] })
    expect(
      (await post('/predictions', { version: `${seed.owner}/${seed.name}:${version}`, input })).status,
    ).toBe(201)
    const byName = await predictionOf(
      await post('/predictions', { version: 'acme/official', input }, { prefer: 'wait=5' }),
    )
    expect(byName).toMatchObject({ status: 'succeeded', version: 'hidden', model: 'acme/official' })
    expect((await post('/models/acme/official/predictions', { input })).status).toBe(201)
    expect((await post(`/models/${seed.owner}/${seed.name}/predictions`, { input })).status).toBe(404)
    expect((await post('/deployments/acme/none/predictions', { input })).status).toBe(404)
    for (const wrong of [
      `${seed.owner}/${seed.name}`,
      '5fc9089b',
      'c'.repeat(64),
      `acme/official:${version}`,
    ]) {
      const refused = await post('/predictions', { version: wrong, input })
      expect(refused.status, wrong).toBe(422)
      expect(await refused.json()).toEqual({
        title: 'Invalid version or not permitted',
        detail: "The specified version does not exist (or perhaps you don't have permission to use it?)",
        status: 422,
      })
    }
  })
  it('refuses a wrong body or input with the API words', async () => {
    const { post, simulator } = setUp()
    const refused = await post('/predictions', {
      version,
      input: { ...input, prompt: undefined, num_outputs: 9 },
    })
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(await refused.json()).toEqual({
      title: 'Input validation failed',
      detail: '- input: prompt is required\n- input.num_outputs: Must be less than or equal to 4\n',
      status: 422,
      invalid_fields: [
        { type: 'required', field: 'input', description: 'prompt is required' },
        { type: 'number_lte', field: 'input.num_outputs', description: 'Must be less than or equal to 4' },
      ],
    })
    const body = await problemOf(await post('/predictions', { input, model: 'x' }))
    expect(body.detail).toBe('- version is required\n- Additional property model is not allowed\n')
    const filter = await problemOf(
      await post('/predictions', { version, input, webhook_events_filter: ['end'] }),
    )
    expect(filter.invalid_fields?.[0]?.type).toBe('enum')
    expect((await post('/predictions', { version, input, webhook: 'nowhere' })).status).toBe(422)
    const unreadable = await simulator.fetch(`${baseUrl}/predictions`, { method: 'POST', body: '{' })
    expect(unreadable.status).toBe(400)
    expect(simulator.accepted()).toBe(0)
  })
  it('answers 401 without the right token', async () => {
    const { simulator } = setUp({ authenticate: (token) => token === 'r8_good' })
    const refused = await simulator.fetch(`${baseUrl}/account`)
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({ title: 'Unauthenticated' })
    const passed = await simulator.fetch(`${baseUrl}/account`, {
      headers: { authorization: 'Bearer r8_good' },
    })
    expect(await passed.json()).toMatchObject({ username: 'simulator' })
  })
  it('takes time to watch when it is told to, and can be canceled', async () => {
    const { post, get } = setUp({ latencyMs: 300, now: Date.now })
    const created = await predictionOf(await post('/predictions', { version, input }))
    await expect
      .poll(async () => (await get(`/predictions/${created.id}`)).logs)
      .toContain('[!] txt2img mode')
    expect(await get(`/predictions/${created.id}`)).toMatchObject({ status: 'processing', output: null })
    expect(await (await post(`/predictions/${created.id}/cancel`, {})).json()).toMatchObject({
      status: 'canceled',
    })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(await get(`/predictions/${created.id}`)).toMatchObject({ status: 'canceled', output: null })
    const slow = await post('/predictions', { version, input }, { prefer: 'wait' })
    expect(slow.status).toBe(201)
    expect(await slow.json()).toMatchObject({ status: 'succeeded' })
  })
})

describe('Cancel-After and Prefer', () => {
  it('ends canceled what runs, aborted what never started; an answer that cannot wait longer is 202', async () => {
    const timers: { readonly delayMs: number; readonly run: () => void }[] = []
    const schedule = {
      after(delayMs: number, run: () => void) {
        timers.push({ delayMs, run })
        return () => undefined
      },
    }
    const { post, get, simulator } = setUp({ schedule })
    const outcomes: unknown[] = []
    for (const ending of ['stuck-starting', 'stuck-processing'] as const) {
      simulator.faults?.set({ ending })
      const created = await predictionOf(
        await post('/predictions', { version, input }, { 'cancel-after': '30s' }),
      )
      const before = ending === 'stuck-starting' ? 'starting' : 'processing'
      await expect.poll(async () => (await get(`/predictions/${created.id}`)).status).toBe(before)
      timers.find(({ delayMs }) => delayMs === 30_000)?.run()
      timers.length = 0
      outcomes.push((await get(`/predictions/${created.id}`)).status)
    }
    expect(outcomes).toEqual(['aborted', 'canceled'])
    const waiting = post('/predictions', { version, input }, { prefer: 'wait=1' })
    await expect.poll(() => timers.find(({ delayMs }) => delayMs === 1000)).toBeDefined()
    timers.find(({ delayMs }) => delayMs === 1000)?.run()
    expect((await waiting).status).toBe(202)
    expect((await post('/predictions', { version, input }, { 'cancel-after': '2s' })).status).toBe(422)
  })
})

describe('lists', () => {
  it('gives a hundred a page, newest first, with whole URLs', async () => {
    const { post, get, clock, simulator } = setUp()
    simulator.faults?.set({ ending: 'aborted' })
    for (let at = 0; at < 105; at++) {
      clock.now += 1000
      await post('/predictions', { version, input: { ...input, seed: at } })
    }
    const first = await pageIn(await simulator.fetch(`${baseUrl}/predictions`))
    expect(first.results).toHaveLength(100)
    expect(first.results[0]).toMatchObject({ input: { seed: 104 } })
    expect(first.previous).toBeNull()
    expect(first.next).toMatch(/^http:\/\/simulator\.localhost\/v1\/predictions\?cursor=/)
    const second = await pageIn(await simulator.fetch(first.next ?? ''))
    expect(second.results.map((each) => predictionSchema.parse(each).input?.seed)).toEqual([4, 3, 2, 1, 0])
    expect(second.next).toBeNull()
    const since = predictionSchema.parse(first.results[2]).created_at
    expect(await get(`/predictions?created_after=${since}`)).toHaveProperty('results.length', 2)
    expect(await get(`/predictions?created_before=${since}`)).toHaveProperty('results.length', 100)
    expect(await get('/predictions?source=web')).toHaveProperty('results.length', 0)
    expect((await simulator.fetch(`${baseUrl}/predictions?created_after=soon`)).status).toBe(422)
    expect((await simulator.fetch(`${baseUrl}/predictions?cursor=junk`)).status).toBe(422)
  })
  it('shows models, versions, collections, hardware, the account', async () => {
    const { get, simulator } = setUp()
    const { owner, name } = seedModel()
    expect(await get(`/models/${owner}/${name}`)).toMatchObject({
      owner,
      name,
      latest_version: { id: version },
      default_example: null,
    })
    const versions = await pageIn(await simulator.fetch(`${baseUrl}/models/${owner}/${name}/versions`))
    expect(versions.results.find(({ id }) => id?.startsWith('5fc9089b'))?.id).toBe(version)
    expect(await get(`/models/${owner}/${name}/versions/${version}`)).toHaveProperty(
      'openapi_schema.components.schemas.Input',
    )
    expect(await get('/models')).toHaveProperty('results.length', 1)
    const found = await pageIn(
      await simulator.fetch(`${baseUrl}/models`, { method: 'QUERY', body: 'aleczander' }),
    )
    expect(found.results).toHaveLength(1)
    const missed = await pageIn(await simulator.fetch(`${baseUrl}/models`, { method: 'QUERY', body: 'sdxl' }))
    expect(missed.results).toHaveLength(0)
    expect(await get('/collections')).toMatchObject({ results: [{ slug: 'simulated' }] })
    expect(await get('/collections/simulated')).toHaveProperty('models.length', 1)
    expect(await get('/hardware')).toHaveLength(1)
    for (const path of [
      '/models/no/body',
      '/predictions/none',
      '/collections/none',
      '/files/none',
      '/nothing',
    ]) {
      const missing = await simulator.fetch(`${baseUrl}${path}`)
      expect([path, missing.status, missing.headers.get('content-type')]).toEqual([
        path,
        404,
        'application/problem+json',
      ])
    }
  })
})

describe('deletion', () => {
  it('forgets data an hour after the end and files after a day', async () => {
    const { run, get, clock, simulator } = setUp()
    const ended = await run({})
    const [url] = Array.isArray(ended.output) ? ended.output : []
    clock.now += 3_599_000
    expect((await simulator.fetch(url)).status).toBe(200)
    clock.now += 1_000
    expect((await simulator.fetch(url)).status).toBe(404)
    expect(await get(`/predictions/${ended.id}`)).toMatchObject({
      status: 'succeeded',
      output: null,
      data_removed: true,
      logs: '',
      input: {},
    })
  })
})

describe('files', () => {
  const upload = (simulator: ReturnType<typeof setUp>['simulator'], form: FormData) =>
    simulator.fetch(`${baseUrl}/files`, { method: 'POST', body: form })
  it('keeps what is uploaded, and an input takes its URL', async () => {
    const { simulator, run, get, clock } = setUp()
    const png = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#f00' } })
      .png()
      .toBuffer()
    const form = new FormData()
    form.append('content', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'red.png')
    form.append('metadata', new Blob(['{"from":"test"}'], { type: 'application/json' }))
    const response = await upload(simulator, form)
    const file = await fileOf(response)
    expect(response.status).toBe(201)
    expect(file).toMatchObject({
      name: 'red.png',
      content_type: 'image/png',
      size: png.length,
      metadata: { from: 'test' },
      urls: { get: `${baseUrl}/files/${file.id}` },
    })
    expect(Date.parse(file.expires_at ?? '') - Date.parse(file.created_at)).toBe(86_400_000)
    expect((await run({ image: file.urls.get })).status).toBe('succeeded')
    expect(
      Buffer.from(await (await simulator.fetch(`${file.urls.get}/download`)).arrayBuffer()).equals(png),
    ).toBe(true)
    expect(await get('/files')).toHaveProperty('results.length', 1)
    clock.now += 86_400_000
    expect((await simulator.fetch(file.urls.get)).status).toBe(404)
    expect((await run({ image: file.urls.get })).error).toContain('Failed to download input')
  })
  it('can be deleted, and refuses what is no upload', async () => {
    const { simulator } = setUp()
    const form = new FormData()
    form.append('content', new Blob(['hello']), 'a.txt')
    form.append('filename', 'b.txt')
    const file = await fileOf(await upload(simulator, form))
    expect(file.name).toBe('b.txt')
    expect((await simulator.fetch(file.urls.get, { method: 'DELETE' })).status).toBe(204)
    expect((await simulator.fetch(file.urls.get)).status).toBe(404)
    expect((await upload(simulator, new FormData())).status).toBe(422)
    const unreadable = await simulator.fetch(`${baseUrl}/files`, { method: 'POST', body: 'x' })
    expect(unreadable.status).toBe(400)
  })
  it('refuses more than 100 MB', async () => {
    const { simulator } = setUp()
    const declare = async (bytes: number) =>
      simulator.fetch(`${baseUrl}/files`, {
        method: 'POST',
        headers: { 'content-length': String(bytes), 'content-type': 'multipart/form-data; boundary=x' },
        body: 'x',
      })
    // What is too large by its own word is not read at all; the form around a file may take 64 KiB.
    expect((await declare(100_065_537)).status).toBe(413)
    expect((await declare(100_065_536)).status).toBe(400)
  })
  it('reads far images and its own outputs', async () => {
    const png = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#0f0' } })
      .png()
      .toBuffer()
    const far = new Hono().get('/a.png', (context) => context.body(new Uint8Array(png)))
    const { run } = setUp({ fetch: async (url, init) => far.fetch(new Request(url, init)) })
    expect((await run({ image: 'https://example.test/a.png' })).status).toBe('succeeded')
    expect((await run({ image: 'https://example.test/none.png' })).error).toContain('the answer was 404')
    const first = await run({})
    const [url] = Array.isArray(first.output) ? first.output : []
    expect((await run({ image: url })).status).toBe('succeeded')
    expect((await run({ image: 'data:text/plain,hello' })).error).toBe('cannot identify image file')
  })
})

describe('webhooks', () => {
  it('are signed, filtered, throttled and tried again', async () => {
    const received: { readonly headers: Headers; readonly body: string }[] = []
    let answers = [500]
    const fetchWebhook: typeof fetch = async (url, init) => {
      const request = new Request(url, init)
      received.push({ headers: request.headers, body: await request.text() })
      return new Response(null, { status: answers.shift() ?? 200 })
    }
    const schedule = {
      after(_: number, run: () => void) {
        queueMicrotask(run)
        return () => undefined
      },
    }
    const { post, get, clock } = setUp({ fetch: fetchWebhook, schedule })
    await post('/predictions', {
      version,
      input,
      webhook: 'http://127.0.0.1:9/hook',
      webhook_events_filter: ['completed'],
    })
    await expect.poll(() => received.length).toBe(2)
    const [first, second] = received
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ status: 'succeeded' })
    expect(second?.headers.get('webhook-id')).toBe(first?.headers.get('webhook-id'))
    const { key } = await get('/webhooks/default/secret')
    expect(
      verifyWebhook({
        id: first?.headers.get('webhook-id') ?? '',
        timestamp: first?.headers.get('webhook-timestamp') ?? '',
        signature: first?.headers.get('webhook-signature') ?? '',
        body: first?.body ?? '',
        secret: String(key),
        now: clock.now,
        toleranceSeconds: 1,
      }),
    ).toBeUndefined()
    received.length = 0
    answers = []
    await post('/predictions', { version, input, webhook: 'http://127.0.0.1:9/hook' })
    await expect.poll(() => received.map(({ body }) => JSON.parse(body).status).at(-1)).toBe('succeeded')
    // The clock stands still: of all logs and outputs only the first may go out, besides start and completed.
    expect(received).toHaveLength(3)
  })
})

describe('state directory', () => {
  it('brings predictions, files and pictures back after a restart, and finishes what was left', async () => {
    const stateDirectory = mkdtempSync(join(tmpdir(), 'weft-simulator-'))
    try {
      const before = setUp({ stateDirectory })
      const form = new FormData()
      form.append('content', await (await fetch(await plainPicture(256, 256, '#336'))).blob(), 'a.png')
      const file = await fileOf(
        await before.simulator.fetch(`${baseUrl}/files`, { method: 'POST', body: form }),
      )
      const done = await before.run({ image: file.urls.get, seed: undefined })
      const [url] = Array.isArray(done.output) ? done.output : []
      const picture = await before.bytesOf(url)
      await before.simulator.close()
      const slow = setUp({ stateDirectory, latencyMs: 60_000, newId: () => 'unfinished' })
      const left = await predictionOf(await slow.post('/predictions', { version, input }))
      await slow.simulator.close()

      const after = setUp({ stateDirectory, newId: () => 'other', random: () => 0.1 })
      expect(after.simulator.accepted()).toBe(2)
      expect(await after.get(`/predictions/${done.id}`)).toMatchObject({
        status: 'succeeded',
        output: done.output,
        logs: done.logs,
      })
      expect((await after.bytesOf(url)).equals(picture)).toBe(true)
      await expect.poll(async () => (await after.get(`/predictions/${left.id}`)).status).toBe('succeeded')
      await after.simulator.close()
    } finally {
      rmSync(stateDirectory, { recursive: true })
    }
  })
})
