import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { endOf, expectReplay, fanOut } from './fan-out.ts'
import { openPaidServer } from './open-paid-server.ts'

const width = 8

/** Answers to creations come 150 ms after they were accepted: the time in which a crash leaves a question. */
const slowly = { lateMs: 150 }
/** Half of the creations are asked to come again in a second: a crash leaves calls that were never sent. */
const throttled = { throttle: { count: 4, retryAfter: 1 }, lateMs: 60 }

/** When a server is killed, in milliseconds after its run was accepted: from before the first call to after the last. */
const kills = [
  ...[0, 3, 6, 9, 12, 15, 18, 22, 26, 32].map((moment) => ({ moment, faults: slowly })),
  ...[60, 120, 160, 250, 400, 700].map((moment) => ({ moment, faults: slowly })),
  ...[10, 40, 300, 1200].map((moment) => ({ moment, faults: throttled })),
]

/** Two servers are killed beside one another: half of the time is waiting. */
const halves = [0, 1].map((odd) => {
  const half = kills.filter((_, at) => at % 2 === odd)
  return { half, moments: half.map(({ moment }) => moment).join(', ') }
})

describe.concurrent('kill -9', () => {
  it.for(halves)(
    `of a fan-out of ${width} makes no prediction too many and loses no output: after $moments ms`,
    { timeout: 180_000 },
    async ({ half }, { onTestFinished }) => {
      const { simulator, start } = await openPaidServer(200, onTestFinished)
      // Each server but the first begins by finishing what the one before it was killed at.
      let { server, client } = await start()
      for (const [trial, { moment, faults }] of half.entries()) {
        const prompts = Array.from({ length: width }, (_, lane) => `trial ${trial}, picture ${lane}`)
        const before = await simulator.accepted()
        await simulator.fail(faults)
        const { id } = await client.runs.create({ workflow: fanOut(prompts) })
        await delay(moment)
        await server.stop('SIGKILL')

        const next = await start()
        server = next.server
        client = next.client
        const run = await endOf(client, id)
        expect(run, `killed after ${moment} ms`).toMatchObject({ status: 'succeeded' })
        expect((await simulator.accepted()) - before, `predictions when killed after ${moment} ms`).toBe(
          width,
        )
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
    },
  )
})
