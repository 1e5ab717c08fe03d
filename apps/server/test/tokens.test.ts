import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createToken, openTokens } from '@weft/runtime'
import { readConfig, startServer } from '@weft/server'
import type { TokenScope } from '@weft/storage'
import Replicate from 'replicate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'

let directory: string
let server: TestServer
const secrets = new Map<string, string>()

/** Makes a token as the command line does: in the directory that the server owns, beside it. */
async function make(name: string, scope: TokenScope, into = directory): Promise<string> {
  const { tokens, close } = await openTokens(into)
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const made = await createToken(tokens, { name, scope, id: name, now: new Date(), bytes })
  await close()
  secrets.set(name, made.secret)
  return made.secret
}

const bearer = (name: string) => ({ authorization: `Bearer ${secrets.get(name) ?? name}` })

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'weft-tokens-'))
  server = await openServer({ WEFT_DATA_DIR: directory })
  expect((await server.send('/api/runs')).status).toBe(200)
  for (const scope of ['read', 'run', 'write'] as const) await make(`the-${scope}`, scope)
})
afterAll(async () => {
  await server.close()
  await rm(directory, { recursive: true, force: true })
})

describe('access tokens', () => {
  it('are asked for from the first one on', async () => {
    expect((await server.send('/api/runs')).status).toBe(401)
    expect((await server.send('/api/runs', { headers: bearer('weft_no') })).status).toBe(401)
    expect((await server.send('/mcp', { method: 'POST' })).status).toBe(401)
    expect((await server.send('/healthz')).status).toBe(200)
  })

  it.each([
    ['GET', '/api/workflows', 'read'],
    ['POST', '/api/plan', 'read'],
    ['POST', '/api/runs', 'run'],
    ['POST', '/api/runs/none/cancel', 'run'],
    ['POST', '/api/assets', 'run'],
    ['GET', '/api/webhooks/secret', 'run'],
    ['POST', '/mcp', 'run'],
    ['GET', '/v1/models', 'read'],
    ['POST', '/v1/predictions', 'run'],
    ['GET', '/v1/webhooks/default/secret', 'run'],
    ['DELETE', '/api/runs/none', 'write'],
    ['PUT', '/api/workflows/none', 'write'],
    ['PUT', '/api/providers/replicate/token', 'write'],
  ])('for %s %s must allow to %s', async (method, path, needed) => {
    const ladder = ['read', 'run', 'write']
    for (const scope of ladder) {
      const { status } = await server.send(path, { method, headers: bearer(`the-${scope}`) })
      if (ladder.indexOf(scope) < ladder.indexOf(needed)) expect(status, scope).toBe(403)
      else expect([401, 403], scope).not.toContain(status)
    }
  })

  it('say in words what is missing', async () => {
    const refused = await server.post('/api/runs', {}, bearer('the-read'))
    expect(await refused.json()).toMatchObject({
      code: 'scope_missing',
      detail: expect.stringMatching(/the-read may only read.*`run`/),
    })
  })

  it('are named by the runs that they start: by HTTP, again, and as Replicate does', async () => {
    const document = echoWorkflow()
    const wait = { prefer: 'wait' }
    const first = await server.post(
      '/api/runs',
      { workflow: document, inputs: { subject: 'sea' } },
      { ...bearer('the-run'), ...wait },
    )
    const run = await first.json()
    expect(run).toMatchObject({ status: 'succeeded', startedBy: 'the-run' })
    const stored = await server.send(`/api/runs/${run.id}`, { headers: bearer('the-read') })
    expect(await stored.json()).toMatchObject({ startedBy: 'the-run' })
    const saved = await server.post(
      '/api/workflows',
      { workflow: document, slug: 'echo', published: true },
      bearer('the-write'),
    )
    expect(saved.status).toBe(201)
    const replicate = new Replicate({
      auth: secrets.get('the-run') ?? '',
      baseUrl: 'http://localhost:4600/v1',
      fetch: async (url: string | URL | Request, init?: RequestInit) =>
        server.send(String(url).slice('http://localhost:4600'.length), init),
    })
    await replicate.run('weft/echo', { input: { subject: 'sky' } })
    const list = await (await server.send('/api/runs?limit=1', { headers: bearer('the-read') })).json()
    expect(list.runs).toMatchObject([{ inputs: { subject: 'sky' }, startedBy: 'the-run' }])
  })

  it('do not get the answer that another token got under the same key', async () => {
    const body = { workflow: echoWorkflow(), inputs: { subject: 'fog' } }
    const key = { 'idempotency-key': 'once' }
    expect((await server.post('/api/runs', body, { ...bearer('the-run'), ...key })).status).toBe(202)
    expect((await server.post('/api/runs', body, { ...bearer('the-run'), ...key })).status).toBe(202)
    expect((await server.post('/api/runs', body, { ...bearer('the-write'), ...key })).status).toBe(409)
  })

  it('open a session that reads and does nothing else', async () => {
    const opened = await server.send('/api/session', { method: 'POST', headers: bearer('the-write') })
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(cookie).toMatch(/^weft_session=[0-9a-f]{64}$/)
    expect((await server.send('/api/runs', { headers: { cookie } })).status).toBe(200)
    expect((await server.send('/api/runs/none', { method: 'DELETE', headers: { cookie } })).status).toBe(401)
  })

  it('stop working when they are revoked, with their session, and taking the last one away opens nothing', async () => {
    const opened = await server.send('/api/session', { method: 'POST', headers: bearer('the-run') })
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    const { tokens, close } = await openTokens(directory)
    expect((await tokens.list()).find(({ name }) => name === 'the-run')?.lastUsedAt).toBeDefined()
    for (const { name } of await tokens.list()) {
      expect((await server.send('/api/runs', { headers: bearer(name) })).status).toBe(200)
      expect(await tokens.revoke(name, new Date().toISOString())).toBe(true)
      expect((await server.send('/api/runs', { headers: bearer(name) })).status).toBe(401)
    }
    await close()
    expect((await server.send('/api/runs', { headers: { cookie } })).status).toBe(401)
    expect((await server.send('/api/runs')).status).toBe(401)
  })

  it('are not in the database, only their hashes', async () => {
    const { tokens, close } = await openTokens(directory)
    const kept = JSON.stringify(await tokens.list())
    await close()
    for (const secret of secrets.values()) expect(kept).not.toContain(secret.slice(5, 20))
  })

  it.each(['', 'A', 'a b', '-a', 'WEFT_API_TOKEN', 'a'.repeat(65)])('are not named %j', async (name) => {
    await expect(make(name, 'read')).rejects.toThrow(/name must be/)
  })
})

describe('listening elsewhere than on loopback', () => {
  const settings = (WEFT_DATA_DIR: string) => ({ WEFT_DATA_DIR, WEFT_PORT: '0', WEFT_PROVIDER: 'simulator' })

  it.each(['0.0.0.0', '192.168.1.4', '::', 'weft.example', '128.0.0.1'])(
    'is refused on %s without a token, also when all are revoked',
    async (WEFT_HOST) => {
      const config = readConfig({ ...settings(directory), WEFT_HOST })
      await expect(startServer(config)).rejects.toThrow(/WEFT_HOST must be .*WEFT_API_TOKEN/)
    },
  )

  it('works with one', async () => {
    const own = await mkdtemp(join(tmpdir(), 'weft-open-'))
    await make('open', 'read', own)
    const running = await startServer(readConfig({ ...settings(own), WEFT_HOST: '0.0.0.0' }))
    const url = running.url.replace('0.0.0.0', '127.0.0.1')
    expect((await fetch(`${url}/api/runs`)).status).toBe(401)
    expect((await fetch(`${url}/api/runs`, { headers: bearer('open') })).status).toBe(200)
    await running.close()
    await rm(own, { recursive: true, force: true })
  })
})
