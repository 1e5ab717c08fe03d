import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { documentOf, flux, output } from './documents.ts'
import { openFaultyReplicate } from './faulty-replicate.ts'
import { begin, finish, openRuntime, temporaryDirectory } from './open-runtime.ts'

/** A picture of noise: too large for a data URI. */
const noise = () =>
  sharp(randomBytes(400 * 400 * 3), { raw: { width: 400, height: 400, channels: 3 } })
    .png()
    .toBuffer()

it('a call that is sent again a day after its intent has its files uploaded anew', async () => {
  let passedMs = 0
  const now = () => Date.now() + passedMs
  const { options: given, simulator, intercept } = openFaultyReplicate({}, { now })
  const options = { ...given, now: () => new Date(now()), dataDirectory: await temporaryDirectory() }
  const sent: string[] = []
  let uploads = 0
  let isAway = true
  intercept(async (request) => {
    const { pathname } = new URL(request.url)
    if (request.method === 'POST' && pathname.endsWith('/files')) uploads += 1
    if (!pathname.endsWith('/predictions')) return undefined
    if (request.method === 'POST') sent.push((await request.json()).input.image)
    // Never accepted, and for as long as it is away nobody can say so.
    if (isAway)
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) })
    return undefined
  })
  const first = await openRuntime(options)
  const { asset } = await first.importAsset(await noise(), 'image/png')
  const document = documentOf(
    { flux: flux({ prompt: 'x', image: { asset } }), out: output('out') },
    'flux.output -> out.value',
  )
  const id = await begin(first, { document })
  await expect.poll(() => sent.length, { timeout: 10_000 }).toBe(1)
  await first.close()
  passedMs = 25 * 3_600_000
  isAway = false
  const second = await openRuntime(options)
  expect(await finish(second, id)).toMatchObject({ status: 'succeeded' })
  expect(sent).toHaveLength(2)
  expect(sent[1]).not.toBe(sent[0])
  expect(uploads).toBe(2)
  expect(simulator.accepted()).toBe(1)
})
