import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createWeftClient } from '@weft/client'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startServerProcess } from '../start-server.ts'
import { startSimulatorProcess } from '../start-simulator.ts'
import { endOf, expectReplay, fanOut } from './fan-out.ts'

const width = 8
/** Milliseconds after the start of a run at which its server is killed: before the first call to after the last. */
const moments = Array.from({ length: 20 }, (_, at) => at * 35)

describe('kill -9', () => {
  it(`of a fan-out of ${width} at ${moments.length} moments makes no prediction too many and loses no output`, async () => {
    const simulator = await startSimulatorProcess(200)
    onTestFinished(() => simulator.stop())
    const dataDirectory = await mkdtemp(join(tmpdir(), 'weft-kill-'))
    onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }))
    const environment = {
      REPLICATE_API_TOKEN: 'r8_test',
      REPLICATE_BASE_URL: simulator.baseUrl,
      WEFT_LOG_LEVEL: 'error',
    }
    const start = async () => {
      const server = await startServerProcess({ dataDirectory, environment })
      return { server, client: createWeftClient({ baseUrl: server.url }) }
    }

    // Each server but the first begins by finishing what the one before it was killed at.
    let { server, client } = await start()
    for (const [trial, moment] of moments.entries()) {
      const prompts = Array.from({ length: width }, (_, lane) => `trial ${trial}, picture ${lane}`)
      const before = await simulator.accepted()
      const { id } = await client.runs.create({ workflow: fanOut(prompts) })
      await delay(moment)
      await server.stop('SIGKILL')

      const next = await start()
      server = next.server
      client = next.client
      const run = await endOf(client, id)
      expect(run, `killed after ${moment} ms`).toMatchObject({ status: 'succeeded' })
      expect((await simulator.accepted()) - before, `predictions when killed after ${moment} ms`).toBe(width)
      const images = Array.isArray(run.outputs.images) ? run.outputs.images : []
      expect(new Set(images.map((image) => JSON.stringify(image))).size).toBe(width)
      for (const image of images) {
        const asset =
          typeof image === 'object' && image !== null && 'asset' in image ? String(image.asset) : ''
        expect((await client.assets.download(asset)).bytes.byteLength).toBeGreaterThan(100)
      }
      await expectReplay(client, run)
    }
    await server.stop()
  }, 180_000)
})
