import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routes } from '@weft/client'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoWorkflow, pictureWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'

const { schema: reportSchema } = routes.getStorage.responses['200']
const { schema: cleanSchema } = routes.cleanStorage.responses['200']
const day = 86_400_000

let directory: string
let server: TestServer
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'weft-storage-'))
  server = await openServer({ WEFT_DATA_DIR: directory })
})
afterAll(async () => {
  await server.close()
  await rm(directory, { recursive: true, force: true })
})

const fileOf = (id: string) => join(directory, 'assets', id.slice(7, 9), id.slice(9))

/** Stores a picture of a colour of its own, as if `days` ago. */
async function upload(red: number, days = 0): Promise<string> {
  const background = { r: red, g: 1, b: 2 }
  const png = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .png()
    .toBuffer()
  const headers = { 'content-type': 'image/png' }
  const response = await server.send('/api/assets', { method: 'POST', body: new Uint8Array(png), headers })
  const { id } = await response.json()
  await age(id, days)
  return id
}

async function age(id: string, days: number): Promise<void> {
  const then = new Date(Date.now() - days * day)
  await utimes(`${fileOf(id)}.json`, then, then)
}

const report = async () => reportSchema.parse(await (await server.send('/api/storage')).json())

async function clean(body: object = {}) {
  const response = await server.post('/api/storage/clean', body)
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return cleanSchema.parse(JSON.parse(text))
}

const isThere = async (id: string) =>
  (await server.send(`/api/assets/${id}`, { method: 'HEAD' })).status === 200

const photo = (asset: string) => ({
  ...echoWorkflow(),
  nodes: {
    photo: { type: 'load-image', params: { image: { asset } } },
    small: { type: 'resize-image', params: { width: 32, height: 24 } },
    result: { type: 'output', params: { name: 'image' } },
  },
  edges: [
    { from: 'photo.image', to: 'small.image' },
    { from: 'small.image', to: 'result.value' },
  ],
})

async function run(workflow: object): Promise<string> {
  const response = await server.post('/api/runs', { workflow }, { prefer: 'wait=60' })
  const { id, status } = await response.json()
  expect(status).toBe('succeeded')
  return id
}

describe('storage', () => {
  it('is cleaned of what nothing names any more, and of nothing else', async () => {
    const saved = await upload(1, 10)
    await server.post('/api/workflows', { workflow: photo(saved) })
    const old = await upload(2, 10)
    const versioned = await upload(3, 10)
    const created = await (await server.post('/api/workflows', { workflow: photo(versioned) })).json()
    await server.send(`/api/workflows/${created.id}`, {
      method: 'PUT',
      body: JSON.stringify({ workflow: echoWorkflow() }),
      headers: { 'content-type': 'application/json' },
    })
    const ran = await upload(4, 10)
    await run(photo(ran))
    const fresh = await upload(5)
    const again = await upload(6, 10)
    await upload(6)
    const all = [saved, versioned, ran, fresh, again]
    const before = await report()
    expect(before.kinds).toMatchObject({
      results: { count: 1 },
      uploads: { count: 3 },
      unreferenced: { count: 1 },
      trashed: { count: 0, bytes: 0 },
    })
    expect(before.kinds.fresh.count).toBe(2)
    expect(before.database.bytes).toBeGreaterThan(10_000)
    const { thumbnails: small, ...rest } = before.kinds
    const sum = Object.values(rest).reduce((total, { bytes }) => total + bytes, small.bytes)
    expect(before.bytes).toBe(sum + before.database.bytes)

    expect((await server.send(`/api/assets/${old}?width=64`)).status).toBe(200)
    const dry = await clean()
    expect(dry).toMatchObject({ dryRun: true, files: [{ id: old }], results: [], thumbnails: { count: 1 } })
    expect(await isThere(old)).toBe(true)
    expect((await clean({ olderThanDays: 11 })).files).toEqual([])
    expect(await clean({ dryRun: false })).toEqual({ ...dry, dryRun: false })
    expect(await isThere(old)).toBe(false)
    expect((await server.send(`/api/assets/${old}?width=64`)).status).toBe(404)
    expect(await Promise.all(all.map(isThere))).toEqual(all.map(() => true))
    expect((await report()).kinds.unreferenced).toEqual({ count: 0, bytes: 0 })
    // What was taken away can be stored again.
    expect(await upload(2)).toBe(old)
    expect(await isThere(old)).toBe(true)
  })

  it('lets go of the trash when that is asked for, and of what was kept of it', async () => {
    const workflow = { ...pictureWorkflow(), name: 'Thrown away' }
    const runId = await run(workflow)
    const [result] = (await (await server.send(`/api/results?runId=${runId}`)).json()).results
    const patch = (body: object) =>
      server.send(`/api/results/${result.id}`, {
        method: 'PATCH',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
    expect((await clean({ trashed: true })).results).toEqual([])
    await patch({ trashed: true })
    expect((await report()).kinds.trashed.count).toBe(1)
    expect((await clean({ dryRun: false })).results).toEqual([])
    expect((await clean({ trashed: true, olderThanDays: 1 })).results).toEqual([])
    expect(await clean({ dryRun: false, trashed: true })).toMatchObject({
      results: [result.id],
      files: [{ id: result.image.asset }],
    })
    expect((await server.send(`/api/results/${result.id}`)).status).toBe(404)
    expect(await isThere(result.image.asset)).toBe(false)
    // A person threw the kept picture away: it is made anew.
    const again = await run(workflow)
    const { results } = await (await server.send(`/api/results?runId=${again}`)).json()
    expect(results).toHaveLength(1)
    expect(await isThere(results[0].image.asset)).toBe(true)
  })

  it('keeps a picture of the trash that something else names', async () => {
    const runId = await run({ ...pictureWorkflow(), name: 'Named elsewhere' })
    const [result] = (await (await server.send(`/api/results?runId=${runId}`)).json()).results
    await server.post('/api/workflows', { workflow: photo(result.image.asset) })
    await server.send(`/api/results/${result.id}`, {
      method: 'PATCH',
      body: '{"trashed":true}',
      headers: { 'content-type': 'application/json' },
    })
    expect(await clean({ dryRun: false, trashed: true })).toMatchObject({ files: [], results: [result.id] })
    expect(await isThere(result.image.asset)).toBe(true)
  })

  it('takes what a crash left: bytes without their description, and half-written files', async () => {
    const id = await upload(20, 10)
    const name = fileOf(id)
    await rm(`${name}.json`)
    await writeFile(`${name}.123.tmp`, 'half')
    const then = new Date(Date.now() - 10 * day)
    for (const file of [name, `${name}.123.tmp`]) await utimes(file, then, then)
    expect((await clean({ dryRun: false })).files).toMatchObject([{ id }])
    const left = await readdir(join(name, '..')).catch(() => [])
    expect(left.filter((file) => file.startsWith(id.slice(9)))).toEqual([])
  })

  it('leaves what is used while it is cleaned', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, (_, index) => upload(100 + index, 10)))
    const [cleaning] = await Promise.all([
      clean({ dryRun: false }),
      ...ids.slice(0, 6).map((id) => server.send(`/api/assets/${id}`)),
      ...ids.slice(3, 9).map((_, index) => upload(103 + index)),
    ])
    const gone = new Set(cleaning.files.map(({ id }) => id))
    for (const id of ids) expect(await isThere(id)).toBe(!gone.has(id))
    for (const id of ids.slice(3, 9)) expect(gone.has(id)).toBe(false)
  })

  it('refuses what is no clean-up, and a second one at a time', async () => {
    for (const body of [{ olderThanDays: 0 }, { olderThanDays: '3' }, { dryRun: 'no' }, { all: true }])
      expect((await server.post('/api/storage/clean', body)).status).toBe(422)
    const both = await Promise.all([1, 2].map(() => server.post('/api/storage/clean', {})))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422])
  })
})

describe('thumbnails', () => {
  it('are made once however many ask, kept over a restart, and never larger than the picture', async () => {
    const id = await upload(50)
    const ask = async (width: number) => {
      const response = await server.send(`/api/assets/${id}?width=${width}`)
      expect(response.headers.get('cache-control')).toContain('immutable')
      return (await sharp(await response.arrayBuffer()).metadata()).width
    }
    expect(await Promise.all([256, 256, 256, 100, 2000, 1024].map(ask))).toEqual([
      256, 256, 256, 100, 400, 400,
    ])
    const kept = (await readdir(join(directory, 'thumbnails'))).filter((name) => name.startsWith(id.slice(7)))
    expect(kept.toSorted()).toEqual([
      `${id.slice(7)}-128.webp`,
      `${id.slice(7)}-256.webp`,
      `${id.slice(7)}-512.webp`,
    ])
    await server.close(true)
    server = await openServer({ WEFT_DATA_DIR: directory })
    await rm(fileOf(id))
    expect(await ask(256)).toBe(256)
  })
})
