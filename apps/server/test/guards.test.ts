import { problemBody } from '@weft/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'

let server: TestServer
let locked: TestServer
beforeAll(async () => {
  server = await openServer()
  locked = await openServer({ WEFT_API_TOKEN: 'let-me-in', WEFT_PUBLIC_URL: 'https://weft.example' })
})
afterAll(async () => {
  await server.close()
  await locked.close()
})

describe('the token', () => {
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

  it('is asked for everywhere but at /healthz and for the editor', async () => {
    for (const path of [
      '/api/runs',
      '/api/nodes',
      '/api/docs',
      '/api/openapi.json',
      '/readyz',
      '/metrics',
      '/api/nowhere',
      '/mcp',
    ]) {
      const response = await locked.send(path)
      expect(response.status, path).toBe(401)
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
      expect(problemBody.parse(await response.json()).code).toBe('unauthenticated')
    }
    // Replicate's API answers in Replicate's words.
    expect((await locked.send('/v1/models')).status).toBe(401)
    expect((await locked.send('/healthz')).status).toBe(200)
    expect((await locked.send('/')).headers.get('content-type')).toContain('text/html')
    expect((await locked.send('/api/runs', bearer('let-me-in'))).status).toBe(200)
  })

  it.each(['let-me-i', 'let-me-inn', 'LET-ME-IN', ''])('is not %j', async (token) => {
    expect((await locked.send('/api/runs', bearer(token))).status).toBe(401)
  })

  it('is not taken as Basic, nor from the query', async () => {
    const headers = { authorization: `Basic ${btoa('let-me-in:')}` }
    expect((await locked.send('/api/runs', { headers })).status).toBe(401)
    expect((await locked.send('/api/runs?token=let-me-in')).status).toBe(401)
  })

  it("is taken as older clients of Replicate send it, at Replicate's routes only", async () => {
    const headers = { authorization: 'Token let-me-in' }
    expect((await locked.send('/v1/models', { headers })).status).toBe(200)
    expect((await locked.send('/v1/models', { headers: { authorization: 'Token wrong' } })).status).toBe(401)
    expect((await locked.send('/api/runs', { headers })).status).toBe(401)
  })

  it('opens a session for reading only', async () => {
    expect((await locked.send('/api/session', { method: 'POST' })).status).toBe(401)
    const opened = await locked.send('/api/session', { method: 'POST', ...bearer('let-me-in') })
    expect(opened.status).toBe(204)
    const set = opened.headers.get('set-cookie') ?? ''
    expect(set).toMatch(/HttpOnly/)
    expect(set).toMatch(/SameSite=Strict/)
    expect(set).toMatch(/Secure/)
    expect(set).not.toContain('let-me-in')
    const cookie = set.split(';')[0] ?? ''
    expect((await locked.send('/api/runs', { headers: { cookie } })).status).toBe(200)
    const write = { method: 'POST', body: '{}', headers: { cookie, 'content-type': 'application/json' } }
    expect((await locked.send('/api/runs', write)).status).toBe(401)
    expect((await locked.send('/api/runs', { headers: { cookie: 'weft_session=guess' } })).status).toBe(401)
  })
})

describe('requests from elsewhere', () => {
  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'a@localhost',
    '',
    'localhost:x',
    '192.168.1.2',
  ])('by the host %j are refused', async (host) => {
    const response = await server.send('/api/runs', { headers: { host } })
    expect(response.status).toBe(403)
    expect(problemBody.parse(await response.json()).code).toBe('forbidden')
  })

  it.each(['localhost', 'localhost:4600', '127.0.0.1:8080', '[::1]:4600', 'LOCALHOST:4600'])(
    'by the host %j are served',
    async (host) => {
      expect((await server.send('/api/runs', { headers: { host } })).status).toBe(200)
    },
  )

  it.each([
    'http://evil.example',
    'null',
    'http://localhost:3000',
    'http://localhost:4600.evil.example',
    'file://',
    'chrome-extension://x',
  ])('from the origin %j are refused, token or not', async (origin) => {
    const headers = { origin, host: 'localhost:4600', authorization: 'Bearer let-me-in' }
    expect((await server.send('/api/runs', { headers })).status).toBe(403)
    expect((await locked.send('/api/runs', { headers })).status).toBe(403)
    expect((await locked.send('/healthz', { headers })).status).toBe(403)
  })

  it('from our own pages are served', async () => {
    const headers = { origin: 'http://localhost:4600', host: 'localhost:4600' }
    expect((await server.send('/api/runs', { headers })).status).toBe(200)
    const outside = {
      origin: 'https://weft.example',
      host: 'weft.example',
      authorization: 'Bearer let-me-in',
    }
    expect((await locked.send('/api/runs', { headers: outside })).status).toBe(200)
    expect((await server.send('/api/runs', { headers: outside })).status).toBe(403)
  })
})

describe('a server that stops', () => {
  it('takes nothing new, and says so', async () => {
    const stopping = await openServer()
    stopping.stop()
    const refused = await stopping.post('/api/runs', { workflow: echoWorkflow() })
    expect(refused.status).toBe(503)
    expect(problemBody.parse(await refused.json()).code).toBe('unavailable')
    expect((await stopping.send('/readyz')).status).toBe(503)
    expect((await stopping.send('/healthz')).status).toBe(200)
    await stopping.close()
  })
})

describe('every answer', () => {
  it.each(['/healthz', '/api/runs', '/api/nowhere', '/', '/api/docs', '/x.js'])(
    'at %s carries its guards',
    async (path) => {
      const { headers } = await server.send(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  it.each([
    '/nowhere.js',
    '/api',
    '/api/',
    '/api/runs/',
    '/api/nowhere',
    '/assets/x.js',
    '/..%2f..%2fpackage.json',
  ])('at %s is a problem that says that nothing is there', async (path) => {
    const response = await server.send(path)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(problemBody.parse(await response.json())).toMatchObject({ code: 'not_found', status: 404 })
  })

  it.each([
    ['DELETE', '/api/runs', 'GET, HEAD, POST'],
    ['PATCH', '/api/workflows/x', 'GET, HEAD, PUT, DELETE'],
    ['GET', '/api/plan', 'POST'],
    ['GET', '/api/runs/x/cancel', 'POST'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['OPTIONS', '/api/runs', 'GET, HEAD, POST'],
  ])('to %s %s names the methods there are', async (method, path, allow) => {
    const response = await server.send(path, { method })
    expect(response.status).toBe(405)
    const found = (response.headers.get('allow') ?? '').split(', ').sort()
    expect(found).toEqual(allow.split(', ').sort())
    expect(problemBody.parse(await response.json()).code).toBe('method_not_allowed')
  })
})

describe('bodies that are none', () => {
  const send = (body: BodyInit | null, type?: string, path = '/api/runs') =>
    server.send(path, { method: 'POST', body, headers: type === undefined ? {} : { 'content-type': type } })
  const json = 'application/json'
  const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000)

  it.each([
    ['half an object', '{"workflow":', json, 400],
    ['nothing', '', json, 400],
    ['broken UTF-8', new Uint8Array([0x22, 0xff, 0x22]), json, 400],
    ['a comment', '{} // no', json, 400],
    ['text', 'hello', 'text/plain', 415],
    ['a form', 'a=b', 'application/x-www-form-urlencoded', 415],
    ['no type', new Uint8Array([0x7b, 0x7d]), undefined, 415],
    ['null', 'null', json, 422],
    ['a list', '[]', json, 422],
    ['a number', '4', json, 422],
    ['deep lists', deep('[', ']'), json, 422],
    [
      'deep objects',
      `{"workflow":${deep('{"a":', '1').replace(/1+$/, '')}1${'}'.repeat(100_000)}}`,
      json,
      422,
    ],
    ['deep inputs', `{"workflow":{},"inputs":{"a":${deep('[', ']')}}}`, json, 422],
    ['too much', `"${'x'.repeat(10_000_001)}"`, json, 413],
    [
      'too many nodes',
      JSON.stringify({
        workflow: {
          ...echoWorkflow(),
          nodes: Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`n${i}`, {}])),
        },
      }),
      json,
      413,
    ],
    [
      'too many edges',
      JSON.stringify({ workflow: { ...echoWorkflow(), edges: Array.from({ length: 50_001 }, () => 0) } }),
      json,
      413,
    ],
  ] as const)('such as %s are refused', async (_, body, type, status) => {
    for (const path of ['/api/runs', '/api/plan']) {
      const response = await send(body, type, path)
      expect(response.status).toBe(status)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      expect(problemBody.parse(await response.json()).status).toBe(status)
    }
  })

  it('say every thing that is wrong with their shape', async () => {
    const response = await server.post('/api/runs', { workflowId: 4, targets: 'x', refresh: null, colour: 1 })
    expect(response.status).toBe(422)
    const { issues = [] } = problemBody.parse(await response.json())
    expect(issues.map(({ path }) => path).sort()).toEqual(['/colour', '/refresh', '/targets', '/workflowId'])
    expect(issues.find(({ path }) => path === '/workflowId')?.message).toBe(
      '`workflowId` must be text, but found 4.',
    )
  })

  it('say what was expected in words, not in patterns', async () => {
    const said = async (path: string, body: object) =>
      problemBody.parse(await (await server.post(path, body)).json()).issues?.map(({ message }) => message)
    const version = 'abc'
    const run = { workflowId: '', version, targets: [], refresh: 'x', maxCost: -1 }
    expect(await said('/api/runs', run)).toEqual([
      '`workflowId` must be at least 1 characters long, but found the text "".',
      '`version` must be the 64 hex digits of a version.',
      '`targets` must be at least 1 items long, but found a list of 0.',
      '`refresh` must be true, false or a list of node ids.',
      '`maxCost` must be at least 0, but found -1.',
    ])
    expect(await said('/api/workflows', { workflow: {}, slug: 'My Name' })).toEqual([
      '`slug` must be lower-case letters and digits, with single hyphens between them.',
    ])
  })
})

describe('nothing', () => {
  const strange: readonly unknown[] = [
    null,
    true,
    0,
    -1,
    1e308,
    '',
    '4',
    '\u0000',
    '__proto__',
    'constructor',
    [],
    [[]],
    [null],
    {},
    { a: null },
    JSON.parse('{"__proto__":{"x":1}}'),
    JSON.parse('{"constructor":{"prototype":1}}'),
    { weft: 1 },
    { weft: '1' },
    { weft: 1, nodes: null },
    { weft: 1, nodes: [] },
    { weft: 1, nodes: { a: null } },
    { weft: 1, nodes: { a: { type: 4 } } },
    { weft: 1, nodes: { 'a.b': { type: 'prompt', params: {} } }, edges: {} },
    {
      weft: 1,
      nodes: { constructor: { type: 'constructor', params: {} } },
      edges: [{ from: 'toString', to: '.' }],
    },
    {
      ...echoWorkflow(),
      edges: [null, 4, {}, { from: 'a' }, { from: 1, to: 2 }, { from: '__proto__.x', to: 'result.value' }],
    },
    { ...echoWorkflow(), models: { 'a/b:c': null }, layout: 4 },
    {
      ...echoWorkflow(),
      models: { x: { schema: { Input: { properties: { a: { $ref: '#/a' } } } }, digest: 'sha256:0' } },
    },
    { ...echoWorkflow(), nodes: { m: { type: 'model', params: { model: '../..', input: 4 } } } },
    ...['__proto__', 'constructor', 'toString'].map((model) => ({
      ...echoWorkflow(),
      nodes: { m: { type: 'model', params: { model, input: {} } } },
      edges: [{ from: 'constructor.value', to: 'm.prompt' }],
    })),
    {
      ...echoWorkflow(),
      nodes: { l: { type: 'load-image', params: { image: { asset: 'sha256:../..' } } } },
      edges: [],
    },
    {
      ...echoWorkflow(),
      nodes: {
        r: { type: 'range', params: { start: 0, stop: 1e12, step: 1e-9 } },
        p: { type: 'preview', params: {} },
      },
      edges: [{ from: 'r.items', to: 'p.value' }],
    },
  ]

  it('that is sent as a workflow, an input or a target breaks the server', async () => {
    for (const value of strange) {
      const bodies: readonly (readonly [string, unknown])[] = [
        ['/api/plan', { workflow: value }],
        ['/api/runs', { workflow: value }],
        ['/api/workflows', { workflow: value }],
        ['/api/workflows', { workflow: echoWorkflow(), slug: value }],
        ['/api/plan', { workflow: echoWorkflow(), inputs: value }],
        ['/api/plan', { workflow: echoWorkflow(), inputs: { subject: value } }],
        ['/api/plan', { workflow: echoWorkflow(), targets: [value] }],
        ['/api/runs', { workflowId: value }],
        ['/api/models', { ref: value }],
        ['/api/models', value],
      ]
      for (const [path, body] of bodies) {
        const response = await server.post(path, body)
        const text = await response.text()
        expect(
          response.status,
          `${path} ${JSON.stringify(body).slice(0, 300)} gave ${text.slice(0, 300)}`,
        ).toBeLessThan(500)
      }
    }
    expect(server.log.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('that is asked by address breaks the server', async () => {
    const parts = [
      '%00',
      '%2e%2e',
      '..',
      "'",
      '%F0%28%8C%28',
      '*',
      'x'.repeat(2000),
      '__proto__',
      '%',
      'a%2Fb',
      '🦊',
    ]
    for (const part of parts) {
      for (const path of [
        '/api/runs/',
        '/api/workflows/',
        '/api/assets/',
        '/api/models/a/',
        '/api/models/',
        '/',
        '/api/docs/',
        '/v1/',
      ]) {
        const response = await server.send(`${path}${part}`)
        expect(response.status, `${path}${part}`).toBeLessThan(500)
      }
    }
    expect(server.log.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('secret is ever logged', async () => {
    await locked.send('/api/runs', { headers: { authorization: 'Bearer let-me-in' } })
    expect(locked.log.some(({ message }) => message === 'request')).toBe(true)
    expect(JSON.stringify(locked.log)).not.toContain('let-me-in')
  })
})
