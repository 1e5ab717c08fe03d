import type { AssetId } from '@weft/ports'
import { type AssetStore, createMemoryAssetStore, type StoredPicture } from '@weft/storage'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { importAsset } from '../src/assets/import-asset.ts'
import { createThumbnails } from '../src/thumbnails/create-thumbnails.ts'
import { createNewestFirst } from '../src/thumbnails/newest-first.ts'
import { prepareThumbnails } from '../src/thumbnails/prepare-thumbnails.ts'
import { createThumbnailFiles, type ThumbnailFiles } from '../src/thumbnails/thumbnail-files.ts'
import { temporaryDirectory } from './open-runtime.ts'

const never = new AbortController().signal
const now = () => new Date()

/** Thumbnails of pictures of 600 × 400 pixels, of which each is another one, kept in a directory. */
async function openThumbnails(count: number, door: Promise<void> = Promise.resolve()) {
  const directory = await temporaryDirectory()
  const assets = createMemoryAssetStore()
  const ids: AssetId[] = []
  for (let index = 0; index < count; index++) {
    const image = sharp({
      create: { width: 600, height: 400, channels: 3, background: { r: index, g: 0, b: 0 } },
    })
    const { asset } = await importAsset(assets, new Uint8Array(await image.png().toBuffer()), {
      mediaType: 'image/png',
    })
    ids.push(asset)
  }
  const files = createThumbnailFiles({ directory, maxBytes: 1e9, newId: () => crypto.randomUUID() })
  const written: string[] = []
  const slow: AssetStore = { ...assets, read: (id) => door.then(() => assets.read(id)) }
  const watched: ThumbnailFiles = {
    ...files,
    write: async (id, width, bytes) => {
      written.push(`${ids.indexOf(id)} at ${width}`)
      await files.write(id, width, bytes)
    },
  }
  return { ids, files, written, thumbnails: createThumbnails({ assets: slow, files: watched, now }) }
}

describe('the line of thumbnails', () => {
  it('takes the newest first, and leaves out what nobody waits for any more', async () => {
    const line = createNewestFirst(1)
    const done: string[] = []
    const door = Promise.withResolvers<void>()
    const gone = new AbortController()
    const add = (name: string, signal = never) => line.run(async () => void done.push(name), signal)
    const first = line.run(() => door.promise, never)
    const rest = [add('old'), add('newer')]
    const left = add('left', gone.signal)
    const last = add('newest')
    gone.abort()
    await expect(left).rejects.toMatchObject({ code: 'canceled' })
    door.resolve()
    await Promise.all([first, ...rest, last])
    expect(done).toEqual(['newest', 'newer', 'old'])
    await expect(line.run(() => Promise.reject(new Error('broke')), never)).rejects.toThrow('broke')
    await add('after')
    expect(done.at(-1)).toBe('after')
  })

  it('makes a picture that one of two has left, and none that all have left', async () => {
    const door = Promise.withResolvers<void>()
    const { ids, thumbnails, written } = await openThumbnails(4, door.promise)
    const asking = ids.slice(0, 2).map((id) => thumbnails.get(id, 256))
    const [, , both, nobody] = ids
    if (both === undefined || nobody === undefined) throw new Error('four pictures were made')
    const [one, other] = [new AbortController(), new AbortController()]
    const asked = [thumbnails.get(both, 256, one.signal), thumbnails.get(both, 256)]
    const forNobody = thumbnails.get(nobody, 256, other.signal)
    await new Promise((resolve) => setTimeout(resolve, 50))
    one.abort()
    other.abort()
    setTimeout(door.resolve, 10)
    await expect(forNobody).rejects.toMatchObject({ code: 'canceled' })
    expect((await asked[1])?.byteLength).toBeGreaterThan(0)
    await Promise.allSettled([...asking, ...asked])
    expect(written.toSorted()).toEqual(['0 at 256', '1 at 256', '2 at 256'])
    // Whoever comes back gets it.
    expect((await thumbnails.get(nobody, 256))?.byteLength).toBeGreaterThan(0)
  })
})

describe('thumbnails that are made before anybody asks', () => {
  const listOf = (ids: readonly AssetId[]) => {
    const pictures = ids.map(
      (asset): StoredPicture => ({
        id: asset,
        image: { asset, mediaType: 'image/png', width: 600, height: 400 },
        runId: 'run',
        nodeId: 'node',
        index: 0,
        workflowName: 'one',
        workflowVersion: '0',
        createdAt: now().toISOString(),
        simulated: true,
        starred: false,
      }),
    )
    return { list: async () => ({ pictures, total: pictures.length }) }
  }

  it('are those of the newest results first, in idle time only, and after a restart what is left', async () => {
    const { ids, files, thumbnails, written } = await openThumbnails(3)
    let isBusy = true
    const options = {
      pictures: listOf(ids),
      thumbnails: { ...thumbnails, askedAt: () => 0 },
      isBusy: () => isBusy,
      now,
      rest: () => new Promise<void>((resolve) => setTimeout(resolve)),
    }
    const first = new AbortController()
    const running = prepareThumbnails(options).run(first.signal)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(written).toEqual([])
    isBusy = false
    await expect.poll(() => written.length).toBeGreaterThanOrEqual(4)
    first.abort()
    await running
    expect(written.slice(0, 4)).toEqual(['0 at 512', '0 at 384', '0 at 256', '0 at 128'])

    const second = new AbortController()
    const again = prepareThumbnails(options).run(second.signal)
    await expect.poll(() => files.has(ids.at(-1) ?? 'sha256:', 128)).toBe(true)
    second.abort()
    await again
    expect(written).toHaveLength(12)
    expect(new Set(written).size).toBe(12)
  })

  it('wait while somebody looks at pictures, and come when a run made new ones', async () => {
    const { ids, thumbnails, written } = await openThumbnails(2)
    let askedAt = Date.now()
    const shown = ids.slice(0, 1)
    const preparation = prepareThumbnails({
      pictures: { list: async () => listOf(shown).list() },
      thumbnails: { ...thumbnails, askedAt: () => askedAt },
      isBusy: () => false,
      now,
      rest: () => new Promise<void>((resolve) => setTimeout(resolve)),
    })
    const end = new AbortController()
    const running = preparation.run(end.signal)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(written).toEqual([])
    askedAt = 0
    await expect.poll(() => written.length).toBe(4)
    const [, made] = ids
    if (made !== undefined) shown.unshift(made)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(written).toHaveLength(4)
    preparation.wake()
    await expect.poll(() => written.length).toBe(8)
    end.abort()
    await running
  })
})
