import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { createWeftClient, type WeftClient } from '@weft/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServerProcess } from '../start-server.ts'
import { type RunningSimulator, startSimulatorProcess } from '../start-simulator.ts'
import { endOf, expectReplay, fanOut } from './fan-out.ts'

/** With webhooks a prediction is asked for at once and then every ten seconds: what ends sooner ended by a webhook. */
const pollMs = 10_000

let simulator: RunningSimulator
let server: RunningServer
let client: WeftClient
let made = 0

beforeAll(async () => {
  simulator = await startSimulatorProcess(300)
  const port = await freePort()
  server = await startServerProcess({
    environment: {
      REPLICATE_API_TOKEN: 'r8_test',
      REPLICATE_BASE_URL: simulator.baseUrl,
      WEFT_PORT: String(port),
      WEFT_PUBLIC_URL: `http://127.0.0.1:${port}`,
      WEFT_API_TOKEN: 'a-token-that-webhooks-do-not-have',
      WEFT_LOG_LEVEL: 'error',
    },
  })
  client = createWeftClient({ baseUrl: server.url, token: 'a-token-that-webhooks-do-not-have' })
}, 60_000)
afterAll(async () => {
  await server.stop()
  await simulator.stop()
})

/** Starts a run of two calls that no other run shares. */
async function begin(): Promise<string> {
  made += 1
  return (await client.runs.create({ workflow: fanOut([`left ${made}`, `right ${made}`]) })).id
}

async function runWith(webhooks: Readonly<Record<string, unknown>>): Promise<number> {
  await simulator.fail({ webhooks })
  const before = await simulator.accepted()
  const began = performance.now()
  const run = await endOf(client, await begin())
  const took = performance.now() - began
  expect(run).toMatchObject({ status: 'succeeded' })
  expect((await simulator.accepted()) - before).toBe(2)
  await expectReplay(client, run)
  return took
}

describe('webhooks', () => {
  it('end the waiting, need no token of ours, and do no harm when they come twice or late', async () => {
    expect(await runWith({})).toBeLessThan(pollMs)
    expect(await runWith({ double: true })).toBeLessThan(pollMs)
    const late = await runWith({ delayMs: 1500 })
    expect(late).toBeGreaterThan(1500)
    expect(late).toBeLessThan(pollMs)
  }, 60_000)

  it('that are forged are refused, that are lost are not waited for: asking now and then finds the end', async () => {
    await simulator.fail({ webhooks: { forge: true } })
    const before = await simulator.accepted()
    const began = performance.now()
    const forged = await begin()
    await delay(2500)
    expect(await client.runs.get(forged)).toMatchObject({ status: 'running' })
    await simulator.fail({ webhooks: { lose: 1000 } })
    const lost = await begin()
    for (const id of [forged, lost]) expect(await endOf(client, id)).toMatchObject({ status: 'succeeded' })
    expect(performance.now() - began).toBeGreaterThan(pollMs - 1000)
    expect((await simulator.accepted()) - before).toBe(4)
  }, 60_000)

  it('of nobody are refused without a word about what there is', async () => {
    const post = (path: string) => fetch(`${server.url}/api/webhooks/${path}`, { method: 'POST', body: '{}' })
    expect((await post('replicate/nobody')).status).toBe(401)
    expect((await post('elsewhere/nobody')).status).toBe(404)
    expect((await fetch(`${server.url}/api/webhooks/replicate/nobody`)).status).toBe(405)
    expect((await post('replicate')).status).toBe(401)
  })
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
