import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { createWeftClient } from '@weft/client'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, root, startServerProcess } from '../start-server.ts'
import { browserForFile } from './browser-for-file.ts'
import { type CutProxy, openCutProxy } from './cut-proxy.ts'

const token = 'a-token-for-pages'

let server: RunningServer
let network: CutProxy
const ofWorker = browserForFile()
beforeAll(async () => {
  server = await startServerProcess({
    environment: { WEFT_SIMULATOR_LATENCY_MS: '1500', WEFT_API_TOKEN: token },
  })
  network = await openCutProxy(server.url)
})
afterAll(async () => {
  await network.close()
  await server.stop()
})

/** The client as a page of somebody else's has it: bundled, as one script that leaves `weft` behind. */
async function bundleClient(): Promise<string> {
  const lib = {
    entry: join(root, 'packages/client/src/index.ts'),
    formats: ['iife' as const],
    name: 'weft',
  }
  const options = { configFile: false as const, root, logLevel: 'error' as const }
  const built = await build({ ...options, build: { lib, write: false, minify: false } })
  const output = Array.isArray(built) ? built.flatMap((one) => one.output) : []
  const code = output.find((chunk) => chunk.type === 'chunk')?.code
  if (code === undefined) throw new Error('the client was not bundled')
  return `${code}\nglobalThis.weft = weft`
}

declare const weft: { readonly createWeftClient: typeof createWeftClient }

describe('the typed client in a browser', () => {
  it('uploads, runs, and follows a run across a connection that breaks', async () => {
    const page = await ofWorker().browser.newPage()
    await page.addInitScript({ content: await bundleClient() })
    await page.exposeFunction('cut', () => network.cut())
    // Our own answers forbid scripts; the page is somebody else's, such as one that a proxy serves beside ours.
    const address = `${network.url}/page-of-somebody-else`
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '<p>Hello' }))
    await page.goto(address)
    const workflow = JSON.parse(readFileSync(join(root, 'examples/01-text-to-image/workflow.json'), 'utf8'))
    const seen = await page.evaluate(
      async ({ token, workflow }) => {
        const cut: unknown = Reflect.get(globalThis, 'cut')
        if (typeof cut !== 'function')
          throw new Error('The page was not given the way to cut its connections.')
        const asked: (string | null)[] = []
        const client = weft.createWeftClient({
          baseUrl: location.origin,
          token,
          fetch: (input, init) => {
            if (String(input).endsWith('/events')) asked.push(new Headers(init?.headers).get('last-event-id'))
            return fetch(input, init)
          },
        })
        const asset = await client.assets.upload(new Blob(['hello'], { type: 'text/plain' }))
        const { bytes } = await client.assets.download(asset.id)
        const run = await client.runs.create({ workflow }, { idempotencyKey: crypto.randomUUID() })
        const events: { seq: number; type: string }[] = []
        for await (const { seq, type } of client.runs.events(run.id, { reconnectDelay: 50 })) {
          events.push({ seq, type })
          if (type === 'run-start' || (type === 'node-start' && asked.length < 3)) await cut()
        }
        const { outputs, status } = await client.runs.get(run.id)
        const refused = await weft
          .createWeftClient({ baseUrl: location.origin })
          .runs.get(run.id)
          .catch((error: unknown) => Object(error).status)
        return { text: new TextDecoder().decode(bytes), events, asked, outputs, status, refused }
      },
      { token, workflow },
    )
    expect(seen).toMatchObject({ text: 'hello', status: 'succeeded', refused: 401 })
    expect(JSON.stringify(seen.outputs)).toContain('sha256:')
    expect(seen.events.map(({ seq }) => seq)).toEqual(seen.events.map((_, index) => index + 1))
    expect(seen.events.at(-1)).toMatchObject({ type: 'run-end' })
    expect(seen.asked.length).toBeGreaterThan(1)
    expect(Number(seen.asked[1])).toBeGreaterThan(0)
  })
})
