import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { routes } from '@weft/client'
import { createRuntime } from '@weft/runtime'
import { createServer, readConfig } from '@weft/server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openServer, type TestServer } from './open-server.ts'
import { temporaryDirectory } from './temporary-directory.ts'

const secret = 'r8_abcdefghijklmnop'
const { schema } = routes.listProviders.responses['200']

/** Replicate as far as credentials go: it accepts one token and finds one model. */
const replicate = async (url: string, init?: RequestInit): Promise<Response> => {
  const refused = {
    title: 'Unauthenticated',
    detail: 'You did not pass a valid authentication token',
    status: 401,
  }
  const { pathname } = new URL(url)
  if (new Headers(init?.headers).get('authorization') !== `Bearer ${secret}`)
    return Response.json(refused, { status: 401 })
  if (pathname === '/v1/account') return Response.json({ type: 'user', username: 'tester' })
  if (pathname === '/v1/models' && init?.method === 'QUERY') {
    const found = { owner: 'acme', name: String(init.body), description: 'Paints.', run_count: 7 }
    return Response.json({ next: null, previous: null, results: [found] })
  }
  return Response.json({ title: 'Not found', detail: 'No such thing.', status: 404 }, { status: 404 })
}

/** A server whose Replicate is the one above, with its data in a directory. */
async function open(directory: string, environment: Record<string, string> = {}) {
  const config = readConfig({ WEFT_DATA_DIR: directory, WEFT_SIMULATOR_LATENCY_MS: '0', ...environment })
  const lines: unknown[] = []
  const runtime = await createRuntime({
    dataDirectory: directory,
    provider: config.providerChoice,
    replicateBaseUrl: 'https://replicate.localhost/v1',
    ...(config.replicateToken === undefined ? {} : { replicateToken: config.replicateToken }),
    maxConcurrentPredictions: 2,
    simulatorLatencyMs: 0,
    environment: config.secret,
    fetch: replicate,
    log: (line) => lines.push(line),
  })
  const app = createServer({ runtime, config, log: (line) => lines.push(line), editorDirectory: directory })
  let isOpen = true
  const close = async () => {
    if (isOpen) await runtime.close()
    isOpen = false
  }
  onTestFinished(close)
  const send = async (method: string, path: string, body?: unknown) => {
    const init: RequestInit = { method }
    if (body !== undefined) {
      init.headers = { 'content-type': 'application/json' }
      init.body = JSON.stringify(body)
    }
    const response = await app.request(`http://localhost:4600${path}`, init)
    const text = await response.text()
    return { status: response.status, text, json: text === '' ? undefined : JSON.parse(text) }
  }
  return { send, lines, runtime, close }
}

const tokenPath = '/api/providers/replicate/token'
const replicateIn = (json: unknown) => schema.parse(json).providers.find(({ id }) => id === 'replicate')

describe('the token of Replicate', () => {
  it('is missing, entered, used without a restart, kept for its owner only, and taken away', async () => {
    const directory = await temporaryDirectory()
    const first = await open(directory)
    expect(replicateIn((await first.send('GET', '/api/providers')).json)).toMatchObject({
      state: 'missing',
      inUse: false,
      canSetToken: true,
      message: expect.stringContaining('There is no token'),
    })
    expect(first.runtime.provider.simulated).toBe(true)

    const entered = await first.send('PUT', tokenPath, { token: secret })
    expect(entered.status).toBe(200)
    expect(replicateIn(entered.json)).toMatchObject({ state: 'ready', inUse: true, tokenFrom: 'editor' })
    expect(first.runtime.provider.simulated).toBe(false)
    const file = join(directory, 'secrets.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ replicateToken: secret })
    for (const path of ['/api/providers', '/api/models', '/api/runs'])
      expect((await first.send('GET', path)).text).not.toContain(secret)
    expect(JSON.stringify(first.lines)).not.toContain(secret)
    await first.close()

    const second = await open(directory)
    expect(second.runtime.provider.simulated).toBe(false)
    expect(replicateIn((await second.send('GET', '/api/providers')).json)).toMatchObject({ state: 'ready' })
    expect(replicateIn((await second.send('DELETE', tokenPath)).json)).toMatchObject({ state: 'missing' })
    expect(second.runtime.provider.simulated).toBe(true)
    expect(await readFile(file, 'utf8')).not.toContain(secret)
  })

  it('is not kept when Replicate refuses it, and the words say so without quoting it', async () => {
    const directory = await temporaryDirectory()
    const { send, runtime, lines } = await open(directory)
    const wrong = 'r8_wrong-wrong-wrong'
    const { status, text } = await send('PUT', tokenPath, { token: wrong })
    expect(status).toBe(422)
    expect(text).toContain('You did not pass a valid authentication token')
    expect(text + JSON.stringify(lines)).not.toContain(wrong)
    expect(runtime.provider.simulated).toBe(true)
    await expect(stat(join(directory, 'secrets.json'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('of the environment is in charge, and its state is told', async () => {
    const { send } = await open(await temporaryDirectory(), { REPLICATE_API_TOKEN: 'r8_stale' })
    expect(replicateIn((await send('GET', '/api/providers')).json)).toMatchObject({
      state: 'refused',
      tokenFrom: 'environment',
      canSetToken: false,
      message: expect.stringContaining('refuses the token'),
    })
    expect((await send('PUT', tokenPath, { token: secret })).status).toBe(422)
    expect((await send('DELETE', tokenPath)).status).toBe(422)
  })

  it('does not move a server whose provider is fixed', async () => {
    const { send, runtime } = await open(await temporaryDirectory(), { WEFT_PROVIDER: 'simulator' })
    const { json } = await send('PUT', tokenPath, { token: secret })
    expect(replicateIn(json)).toMatchObject({
      inUse: false,
      message: expect.stringContaining('WEFT_PROVIDER'),
    })
    expect(runtime.provider.simulated).toBe(true)
  })

  it.each([{}, { token: '' }, { token: 'two words' }, { token: 'r8_\n' }, { token: secret, more: 1 }])(
    'is refused as %j',
    async (body) => {
      const server: TestServer = await openServer()
      onTestFinished(() => server.close())
      const init = {
        method: 'PUT',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }
      expect((await server.send(tokenPath, init)).status).toBe(422)
    },
  )
})

describe('searching models', () => {
  it('asks Replicate when there is a token, and says so when there is none', async () => {
    const { send } = await open(await temporaryDirectory())
    const answer = routes.listModels.responses['200'].schema
    const before = answer.parse((await send('GET', '/api/models?query=aleczander')).json)
    expect(before.models).toHaveLength(1)
    expect(before).toMatchObject({ found: [], note: expect.stringContaining('token') })
    await send('PUT', tokenPath, { token: secret })
    const after = answer.parse((await send('GET', '/api/models?query=sunflower')).json)
    expect(after).toEqual({
      models: [],
      found: [
        {
          ref: 'acme/sunflower',
          owner: 'acme',
          name: 'sunflower',
          description: 'Paints.',
          runs: 7,
          official: false,
        },
      ],
    })
  })
})

describe('a pasted schema', () => {
  const Input = { type: 'object', required: ['prompt'], properties: { prompt: { type: 'string' } } }
  const Output = { type: 'array', items: { type: 'string', format: 'uri' } }
  const openapi = { info: { title: 'Painter 2' }, components: { schemas: { Input, Output, Unrelated: {} } } }

  it('becomes a model that can be drawn, and run on the simulator', async () => {
    const { send, runtime } = await open(await temporaryDirectory())
    const { status, json } = await send('POST', '/api/models', { schema: openapi })
    expect(status).toBe(201)
    expect(json).toMatchObject({ owner: 'local', name: 'painter-2', schema: { Input, Output } })
    expect(json.inputs.map(({ name }: { name: string }) => name)).toEqual(['prompt'])
    expect((await send('GET', '/api/models/local/painter-2')).json).toMatchObject({ ref: json.ref })
    const workflow = {
      weft: 1,
      name: '',
      nodes: { m: { type: 'model', params: { model: json.ref, input: { prompt: 'a fox' } } } },
      edges: [],
    }
    const ran = await send('POST', '/api/runs', { workflow })
    expect(ran.status).toBe(202)
    const { signal } = new AbortController()
    const done = await runtime.waitForRun(ran.json.id, 10_000, signal)
    expect(done?.error).toBeUndefined()
    await send('PUT', tokenPath, { token: secret })
    const real = await send('POST', '/api/runs', { workflow })
    expect(await runtime.waitForRun(real.json.id, 10_000, signal)).toMatchObject({
      status: 'failed',
      error: { code: 'not_found', message: expect.stringContaining('known by its schema alone') },
    })
  })

  it('is of the model that it names itself, as Replicate gives it', async () => {
    const { send } = await open(await temporaryDirectory())
    const version = { id: 'cd'.repeat(32), openapi_schema: openapi }
    const pasted = { owner: 'acme', name: 'painter', description: 'Paints.', latest_version: version }
    const { json } = await send('POST', '/api/models', { schema: pasted })
    expect(json).toMatchObject({ ref: `acme/painter:${version.id}`, description: 'Paints.' })
  })

  it('keeps the reference that it is given, with example and cover', async () => {
    const { send } = await open(await temporaryDirectory())
    const ref = `acme/painter:${'ab'.repeat(32)}`
    const pasted = {
      openapi_schema: openapi,
      cover_image_url: 'https://example.com/cover.webp',
      default_example: { input: { prompt: 'a fox' }, output: ['https://example.com/out.webp'] },
    }
    const { json } = await send('POST', '/api/models', { ref, schema: pasted })
    expect(json).toMatchObject({
      ref,
      coverUrl: 'https://example.com/cover.webp',
      example: pasted.default_example,
      media: { output: 'image' },
    })
  })

  it.each([
    [{ schema: { no: 'schema' } }, /there is no Input/],
    [{ schema: openapi, ref: 'acme/painter:abc' }, /all 64 digits/],
    [{ schema: openapi, ref: 'weft/mine' }, /no model on Replicate/],
    [{}, /ref/],
  ])('is refused with a sentence: %j', async (body, words) => {
    const { send } = await open(await temporaryDirectory())
    const { status, json } = await send('POST', '/api/models', body)
    expect(status).toBe(422)
    expect(json.detail).toMatch(words)
  })
})
