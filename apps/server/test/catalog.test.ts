import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { Validator } from '@seriousme/openapi-schema-validator'
import { routes } from '@weft/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openServer, type TestServer } from './open-server.ts'

let server: TestServer
let editorDirectory: string
beforeAll(async () => {
  editorDirectory = await mkdtemp(join(tmpdir(), 'weft-editor-'))
  await mkdir(join(editorDirectory, 'assets'))
  await writeFile(join(editorDirectory, 'index.html'), '<title>editor</title>')
  await writeFile(join(editorDirectory, 'assets', 'main-1a2b.js'), 'export {}')
  await writeFile(join(editorDirectory, 'assets', 'main-1a2b.js.br'), brotliCompressSync('export {}'))
  await writeFile(join(editorDirectory, 'assets', 'main-1a2b.js.gz'), gzipSync('export {}'))
  await writeFile(join(editorDirectory, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  server = await openServer({}, { editorDirectory })
})
afterAll(async () => {
  await server.close()
  await rm(editorDirectory, { recursive: true })
})

const read = async (path: string) => {
  const response = await server.send(path)
  expect(response.status).toBe(200)
  return response.json()
}

describe('models', () => {
  it('are listed, and read by name, by version and by a part of it', async () => {
    const { models } = routes.listModels.responses['200'].schema.parse(await read('/api/models'))
    expect(models.length).toBeGreaterThan(0)
    const [model] = models
    if (model === undefined) throw new Error('no model')
    expect(model.inputs.map(({ name }) => name)).toContain('prompt')
    expect(model.outputs[0]).toMatchObject({ name: 'output', kind: 'image', list: true })
    const { schema } = routes.getModel.responses['200']
    const base = `/api/models/${model.owner}/${model.name}`
    expect(schema.parse(await read(base)).ref).toBe(model.ref)
    expect(schema.parse(await read(`${base}/${model.version}`))).toEqual(model)
    expect((await server.send('/api/models/nobody/nothing')).status).toBe(404)
    expect((await server.send(`${base}/${'0'.repeat(64)}`)).status).toBe(404)
  })

  it('are added by reference', async () => {
    const { models } = routes.listModels.responses['200'].schema.parse(await read('/api/models'))
    const ref = `${models[0]?.owner}/${models[0]?.name}`
    const added = await server.post('/api/models', { ref })
    expect(added.status).toBe(201)
    expect(await added.json()).toMatchObject({ ref: models[0]?.ref })
    expect((await server.send(added.headers.get('location') ?? '')).status).toBe(200)
    expect((await server.post('/api/models', { ref: 'nobody/nothing' })).status).toBe(404)
    expect((await server.post('/api/models', { ref: 'not a reference' })).status).toBe(422)
  })
})

describe('node types', () => {
  it('are listed with their parameters and ports', async () => {
    const { nodes } = routes.listNodes.responses['200'].schema.parse(await read('/api/nodes'))
    const types = nodes.map(({ type }) => type)
    expect(types).toEqual(
      expect.arrayContaining(['input', 'output', 'prompt', 'model', 'load-image', 'preview']),
    )
    expect(nodes.find(({ type }) => type === 'model')).toMatchObject({ paid: true })
  })
})

describe('the server itself', () => {
  it('gives the JSON Schema of a workflow document, as it is committed', async () => {
    const served = await read('/api/workflow.schema.json')
    const committed = await readFile(
      new URL('../../../packages/workflow/workflow.schema.json', import.meta.url),
      'utf8',
    )
    expect(served).toEqual(JSON.parse(committed))
  })

  it('serves its own description, valid', async () => {
    const document = Object(await read('/api/openapi.json'))
    expect(await new Validator().validate(document)).toMatchObject({ valid: true })
  })

  it('serves its documentation from this machine alone', async () => {
    const page = await server.send('/api/docs')
    const html = await page.text()
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(html).not.toMatch(/https?:\/\//)
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
    const scripts = files.filter((file) => /\.(js|css)$/.test(file))
    expect(scripts).toHaveLength(4)
    for (const file of scripts) {
      const response = await server.send(file)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toMatch(/javascript|css/)
    }
    for (const file of files) expect(file).toMatch(/^\//)
    expect((await server.send('/api/docs/package.json')).status).toBe(404)
  })

  it('says that it lives and is ready, and counts', async () => {
    expect(await read('/healthz')).toEqual({ status: 'ok' })
    expect(await read('/readyz')).toEqual({ status: 'ok' })
    const metrics = await server.send('/metrics')
    expect(metrics.headers.get('content-type')).toContain('text/plain')
    const text = await metrics.text()
    expect(text).toMatch(/weft_http_requests_total\{method="GET",route="\/healthz",status="200"\} 1/)
    expect(text).toMatch(/^weft_runs_unfinished 0$/m)
  })
})

describe('the editor', () => {
  it('is served with its page always fresh and its hashed files for ever', async () => {
    for (const path of ['/', '/index.html']) {
      const page = await server.send(path)
      expect(await page.text()).toBe('<title>editor</title>')
      expect(page.headers.get('cache-control')).toBe('no-cache')
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    }
    const script = await server.send('/assets/main-1a2b.js')
    expect(script.headers.get('content-type')).toContain('javascript')
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect((await server.send('/icon.svg')).headers.get('content-type')).toContain('image/svg+xml')
  })

  it('comes compressed as the browser takes it, and plain to who takes nothing else', async () => {
    const ask = (accepted: string) =>
      server.send('/assets/main-1a2b.js', { headers: { 'accept-encoding': accepted } })
    const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
    const small = await ask('gzip, deflate, br, zstd')
    expect(small.headers.get('content-encoding')).toBe('br')
    expect(small.headers.get('content-type')).toContain('javascript')
    expect(small.headers.get('vary')).toBe('accept-encoding')
    expect(brotliDecompressSync(await bytesOf(small)).toString()).toBe('export {}')
    const older = await ask('gzip;q=0.5, br;q=0')
    expect(older.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(await bytesOf(older)).toString()).toBe('export {}')
    const plain = await ask('identity')
    expect(plain.headers.has('content-encoding')).toBe(false)
    expect((await bytesOf(plain)).toString()).toBe('export {}')
  })

  it('answers its own addresses with its page, and nothing else', async () => {
    const headers = { accept: 'text/html,*/*' }
    expect((await server.send('/workflows/abc', { headers })).status).toBe(200)
    expect((await server.send('/workflows/abc')).status).toBe(404)
    expect((await server.send('/assets/gone.js', { headers })).status).toBe(404)
    expect((await server.send('/api/nowhere', { headers })).status).toBe(404)
    expect((await server.send('/other.html', { headers })).status).toBe(404)
    expect((await server.send('/', { method: 'POST' })).status).toBe(405)
  })

  it.each([
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%5c..%5cx',
    '/%00',
    '/assets',
  ])('does not leave its folder for %s', async (path) => {
    expect((await server.send(path)).status).toBe(404)
  })

  it('says how it is built when it is not', async () => {
    const bare = await openServer()
    const page = await bare.send('/')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('npm run setup')
    await bare.close()
  })
})
