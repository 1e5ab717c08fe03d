import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { routes } from '@weft/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'

const interfaceView = routes.getInterface.responses['200'].schema

let directory: string
let server: TestServer
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'weft-form-'))
  await mkdir(join(directory, 'assets'))
  await writeFile(join(directory, 'index.html'), '<title>The form</title>')
  await writeFile(join(directory, 'assets', 'boot-1a.js'), 'export {}')
  const environment = { WEFT_EMBED_ORIGINS: 'https://example.org,http://localhost:8080' }
  server = await openServer(environment, { formDirectory: directory })
  await server.post('/api/workflows', { workflow: echoWorkflow(), slug: 'echo', published: true })
})
afterAll(async () => {
  await server.close()
  await rm(directory, { recursive: true })
})

describe('/app/<slug>', () => {
  it('is the form page, which nobody may show in a frame', async () => {
    const response = await server.send('/app/echo')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('The form')
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(response.headers.get('x-frame-options')).toBe('DENY')
  })

  it('may stand in a frame of the origins that are configured, where its address says so', async () => {
    const response = await server.send('/app/echo?embed=1')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("frame-ancestors 'self' https://example.org http://localhost:8080")
    expect(policy).not.toContain('unsafe-eval')
    expect(response.headers.has('x-frame-options')).toBe(false)
  })

  it('may stand in no frame while none is configured', async () => {
    const plain = await openServer({}, { formDirectory: directory })
    const response = await plain.send('/app/echo?embed=1')
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(response.headers.get('x-frame-options')).toBe('DENY')
    await plain.close()
  })

  it('gives its own files for ever, and nothing beside them', async () => {
    const script = await server.send('/app/assets/boot-1a.js')
    expect(script.headers.get('content-type')).toContain('javascript')
    expect(script.headers.get('cache-control')).toContain('immutable')
    for (const path of [
      '/app/assets/..%2Findex.html',
      '/app/assets/none.js',
      '/app/a.b',
      '/app/Echo',
      '/app/a/b',
    ])
      expect((await server.send(path, { headers: { accept: 'application/json' } })).status, path).toBe(404)
  })

  it('needs no token itself; what it asks for does', async () => {
    const locked = await openServer({ WEFT_API_TOKEN: 'let-me-in' }, { formDirectory: directory })
    expect((await locked.send('/app/echo')).status).toBe(200)
    expect((await locked.send('/api/workflows/echo/interface')).status).toBe(401)
    await locked.close()
  })

  it('says how to build it where it is not built', async () => {
    const bare = await openServer({}, { formDirectory: join(directory, 'none') })
    expect(await (await bare.send('/app/echo')).text()).toContain('npm run setup')
    await bare.close()
  })
})

describe('the interface of a workflow', () => {
  it('has its inputs as ports, and says what each output comes from', async () => {
    const shape = interfaceView.parse(await (await server.send('/api/workflows/echo/interface')).json())
    expect(shape).toMatchObject({
      slug: 'echo',
      published: true,
      name: 'Echo a subject',
      inputs: [{ name: 'subject', kind: 'text', default: 'cat', order: 0 }],
      outputs: [{ name: 'text', kind: 'text', list: false, from: 'prompt.text' }],
    })
    expect((await server.send('/api/workflows/none/interface')).status).toBe(404)
  })

  it('is shown readably, from our own server alone, and the pages lead to one another', async () => {
    const page = await (await server.send('/api/workflows/echo/docs')).text()
    expect(page).toContain('data-openapi="/api/workflows/echo/openapi.json"')
    expect(page).toContain('href="/api/docs"')
    expect(page).toContain('href="/app/echo"')
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    const whole = await (await server.send('/api/docs')).text()
    expect(whole).toContain('href="/api/workflows/echo/docs"')
    for (const [, path = ''] of page.matchAll(/(?:src|href)="(\/api\/[^"]+)"/g))
      expect((await server.send(path)).status, path).toBe(200)
  })

  it('cannot bring markup into the page by its name', async () => {
    const workflow = { ...echoWorkflow(), name: '<img src=x onerror=alert(1)>' }
    await server.post('/api/workflows', { workflow, slug: 'evil', published: true })
    for (const path of ['/api/workflows/evil/docs', '/api/docs'])
      expect(await (await server.send(path)).text()).not.toContain('<img')
  })

  it('is valid OpenAPI as it is served', async () => {
    for (const path of ['/api/openapi.json', '/api/workflows/echo/openapi.json']) {
      const result = await new Validator().validate(await (await server.send(path)).json())
      expect(result.errors ?? [], path).toEqual([])
      expect(result.valid).toBe(true)
    }
  })
})
