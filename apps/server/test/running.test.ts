import { routes } from '@weft/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pictureWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'

const runView = routes.getRun.responses['200'].schema

let server: TestServer
beforeAll(async () => {
  server = await openServer({ WEFT_SIMULATOR_LATENCY_MS: '60000' })
})
afterAll(() => server.close())

async function start(headers: Record<string, string> = {}) {
  const response = await server.post('/api/runs', { workflow: pictureWorkflow(), refresh: true }, headers)
  return { status: response.status, run: runView.parse(await response.json()) }
}

describe('a run that takes long', () => {
  it('is given as it stands when the time to wait is up', async () => {
    const { status, run } = await start({ prefer: 'wait=1' })
    expect(status).toBe(202)
    expect(['queued', 'running']).toContain(run.status)
    expect((await server.send(`/api/runs/${run.id}`, { method: 'DELETE' })).status).toBe(409)
    expect((await server.send(`/api/runs/${run.id}/retry`, { method: 'POST' })).status).toBe(409)
    expect((await server.send(`/api/runs/${run.id}/cancel`, { method: 'POST' })).status).toBe(202)
  })

  it('streams its events while it runs, and ends them once when it is canceled', async () => {
    const { run } = await start()
    const stream = await server.send(`/api/runs/${run.id}/events`)
    const cancel = await server.send(`/api/runs/${run.id}/cancel`, { method: 'POST' })
    expect(cancel.status).toBe(202)
    const text = await stream.text()
    expect(text.match(/event: run-end/g)).toHaveLength(1)
    expect(text).toContain('"status":"canceled"')
    const again = await server.send(`/api/runs/${run.id}/cancel`, { method: 'POST' })
    expect(again.status).toBe(409)
    const retry = await server.send(`/api/runs/${run.id}/retry`, { method: 'POST' })
    expect(retry.status).toBe(202)
    const next = runView.parse(await retry.json())
    expect(next.id).not.toBe(run.id)
    const ended = server.send(`/api/runs/${next.id}/events`)
    await server.send(`/api/runs/${next.id}/cancel`, { method: 'POST' })
    await (await ended).text()
  })

  it('is found again under its key by who went away while waiting', async () => {
    const headers = { 'idempotency-key': 'gone', 'content-type': 'application/json' }
    const body = JSON.stringify({ workflow: pictureWorkflow(), refresh: true })
    const leave = new AbortController()
    const init = { method: 'POST', body, headers: { ...headers, prefer: 'wait' }, signal: leave.signal }
    const waiting = server.send('/api/runs', init)
    const { schema } = routes.listRuns.responses['200']
    const running = async () =>
      schema.parse(await (await server.send('/api/runs?status=running')).json()).runs
    await expect.poll(running).toHaveLength(1)
    const [run] = await running()
    leave.abort()
    await waiting
    const again = await server.send('/api/runs', { method: 'POST', body, headers })
    expect(again.status).toBe(202)
    expect(runView.parse(await again.json()).id).toBe(run?.id)
    await server.send(`/api/runs/${run?.id}/cancel`, { method: 'POST' })
  })

  it('lets go of a reader that leaves', async () => {
    const { run } = await start()
    const reader = (await server.send(`/api/runs/${run.id}/events`)).body?.getReader()
    await reader?.read()
    await reader?.cancel()
    expect((await server.send(`/api/runs/${run.id}/cancel`, { method: 'POST' })).status).toBe(202)
  })
})
