import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { problemBody, routes } from '@weft/client'
import { createToken, openTokens } from '@weft/runtime'
import type { TokenLimits } from '@weft/storage'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoWorkflow, pictureWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'

const auditView = routes.listAudit.responses['200'].schema
const workflow = echoWorkflow()

let directory: string
let server: TestServer
let admin: { readonly authorization: string }
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'weft-limits-'))
  server = await openServer({ WEFT_DATA_DIR: directory, WEFT_SIMULATOR_LATENCY_MS: '60000' })
  admin = await make('admin', {}, 'write')
})
afterAll(async () => {
  await server.close()
  await rm(directory, { recursive: true, force: true })
})

/** Makes a token as the command line does, and gives the header that carries it. */
async function make(name: string, limits: TokenLimits, scope: 'run' | 'write' = 'run') {
  const { tokens, close } = await openTokens(directory)
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const { secret } = await createToken(tokens, { name, scope, limits, id: name, now: new Date(), bytes })
  await close()
  return { authorization: `Bearer ${secret}` }
}

const problemOf = async (response: Response) => problemBody.parse(await response.json())
const audit = async (query: string) => {
  const response = await server.send(`/api/audit?${query}`, { headers: admin })
  return auditView.parse(await response.json()).entries
}

describe('limits of a token', () => {
  it('refuse a run too many within a minute with 429, here and at /v1, after a restart too', async () => {
    const token = await make('shop', { runsPerMinute: 2 })
    const saved = await server.post('/api/workflows', { workflow, slug: 'echo', published: true }, admin)
    expect(saved.status).toBe(201)
    const key = { ...token, 'idempotency-key': 'shop-1' }
    expect((await server.post('/api/runs', { workflow }, key)).status).toBe(202)
    const create = () => server.post('/v1/predictions', { version: 'weft/echo', input: {} }, token)
    expect((await create()).status).toBe(201)

    await server.close(true)
    server = await openServer({ WEFT_DATA_DIR: directory, WEFT_SIMULATOR_LATENCY_MS: '60000' })
    const refused = await server.post('/api/runs', { workflow }, token)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await problemOf(refused)).toMatchObject({
      code: 'rate_limited',
      detail: expect.stringContaining('runs-per-minute'),
    })
    const throttled = await create()
    expect(throttled.status).toBe(429)
    expect(await throttled.json()).toMatchObject({
      status: 429,
      detail: expect.stringContaining('throttled'),
      retry_after: expect.any(Number),
    })
    // What was answered before is answered again: nothing starts by it.
    expect((await server.post('/api/runs', { workflow }, key)).status).toBe(202)
    expect((await server.post('/api/runs', { workflow }, admin)).status).toBe(202)
  })

  it('refuse a run too many at a time until one ends', async () => {
    const token = await make('one-by-one', { maxConcurrentRuns: 1 })
    const running = await server.post('/api/runs', { workflow: pictureWorkflow() }, token)
    expect(running.status).toBe(202)
    const { id } = Object(await running.json())
    const refused = await server.post('/api/runs', { workflow }, token)
    expect([refused.status, (await problemOf(refused)).detail]).toEqual([
      429,
      expect.stringContaining('max-concurrent-runs'),
    ])
    await server.post(`/api/runs/${id}/cancel`, undefined, token)
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await server.post('/api/runs', { workflow }, token)).status === 202) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error('the place of the run that ended was never free')
  })

  it('give every run of a token with a budget a cap', async () => {
    const token = await make('saver', { maxCostPerDay: 0 })
    const free = await server.post('/api/runs', { workflow }, token)
    expect(await free.json()).toMatchObject({ maxCost: 0 })
    const asked = await server.post('/api/runs', { workflow, maxCost: 0.5 }, token)
    expect([asked.status, (await problemOf(asked)).detail]).toEqual([
      402,
      expect.stringContaining('max-cost-per-day'),
    ])
  })
})

describe('the audit', () => {
  it('says who ran, canceled, deleted, saved and published, by which way, and never a secret', async () => {
    const token = await make('worker', {}, 'write')
    const made = Object(
      await (await server.post('/api/workflows', { workflow, slug: 'audited' }, token)).json(),
    )
    const send = (path: string, method: string, body?: object) =>
      server.send(path, {
        method,
        headers: { 'content-type': 'application/json', ...token },
        ...(body && { body: JSON.stringify(body) }),
      })
    expect((await send('/api/workflows/audited', 'PUT', { workflow, published: true })).status).toBe(200)
    const run = Object(
      await (await server.post('/api/workflows/audited/runs', {}, { ...token, prefer: 'wait' })).json(),
    )
    expect((await send(`/api/runs/${run.id}`, 'DELETE')).status).toBe(204)
    expect((await send('/api/workflows/audited', 'DELETE')).status).toBe(204)
    const entries = await audit('actor=worker')
    expect(entries.map(({ action, subject, via }) => [action, subject, via])).toEqual(
      expect.arrayContaining([
        ['workflow.created', made.id, 'api'],
        ['workflow.updated', made.id, 'api'],
        ['workflow.published', made.id, 'api'],
        ['run.started', run.id, 'api'],
        ['run.deleted', run.id, 'api'],
        ['workflow.deleted', made.id, 'api'],
      ]),
    )
    expect(entries).toHaveLength(6)
    expect((await audit('action=run.started&actor=shop')).map(({ via }) => via).toSorted()).toEqual([
      'api',
      'v1',
    ])
    expect(JSON.stringify(await audit('limit=100'))).not.toContain(
      token.authorization.slice('Bearer '.length),
    )
  })

  it('is for those who may write; runs are listed by who started them', async () => {
    const token = await make('reader', {})
    expect((await server.send('/api/audit', { headers: token })).status).toBe(403)
    expect((await server.send('/api/audit?action=fly', { headers: admin })).status).toBe(400)
    const list = Object(await (await server.send('/api/runs?startedBy=shop', { headers: admin })).json())
    expect(list.runs.map(({ startedBy }: { startedBy: string }) => startedBy)).toEqual(['shop', 'shop'])
  })
})
