import { describe, expect, it } from 'vitest'
import type { AssetStore } from '../asset-store.ts'
import { assetIdOf } from '../assets/asset-id.ts'

/** What every asset store must do. `open` gives a new, empty one. */
export function assetStoreConformance(name: string, open: () => Promise<AssetStore>): void {
  const bytes = new TextEncoder().encode('0123456789')
  const missing = assetIdOf(new TextEncoder().encode('never stored'))

  describe(`asset store: ${name}`, () => {
    it('gives back what was stored, by content', async () => {
      const store = await open()
      const info = await store.put(bytes, { mediaType: 'image/png', width: 4, height: 2 })
      expect(info).toEqual({
        id: 'sha256:84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882',
        mediaType: 'image/png',
        bytes: 10,
        width: 4,
        height: 2,
      })
      expect(await store.info(info.id)).toEqual(info)
      expect(await store.read(info.id)).toEqual(bytes)
      expect(await store.has(info.id)).toBe(true)
    })

    it('lists its files, and takes one away unless somebody uses it', async () => {
      const store = await open()
      const one = await store.put(bytes, { mediaType: 'text/plain' })
      const two = await store.put(new TextEncoder().encode('two'), { mediaType: 'text/plain' })
      const listed = []
      for await (const file of store.all()) listed.push(file)
      expect(listed.map(({ id }) => id).toSorted()).toEqual([one.id, two.id].toSorted())
      expect(listed.find(({ id }) => id === one.id)).toMatchObject({ bytes: 10, isWhole: true })
      const removal = store.beginRemoval()
      expect(await store.has(one.id)).toBe(true)
      expect(await removal.remove(one.id)).toBe(false)
      const [isGone, info] = await Promise.all([
        removal.remove(two.id),
        store.put(new TextEncoder().encode('two'), { mediaType: 'text/plain' }),
      ])
      removal.end()
      // Whoever stores it again gets a file that stays.
      expect([isGone, info]).toEqual([true, two])
      expect(await store.read(two.id)).toEqual(new TextEncoder().encode('two'))
      const next = store.beginRemoval()
      expect(await next.remove(one.id)).toBe(true)
      expect(await store.info(one.id)).toBeUndefined()
      next.end()
    })

    it('stores the same bytes once, and the first to say what they are is believed', async () => {
      const store = await open()
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, index) => store.put(bytes, { mediaType: `text/x-${index}` })),
      )
      expect(new Set(answers.map((answer) => answer.mediaType)).size).toBe(1)
      const later = await store.put(bytes, { mediaType: 'text/later' })
      expect(later).toEqual(answers[0])
      expect(await store.info(later.id)).toEqual(later)
    })

    it('has nothing for what was never stored', async () => {
      const store = await open()
      expect(await store.has(missing)).toBe(false)
      expect(await store.info(missing)).toBeUndefined()
      expect(await store.read(missing)).toBeUndefined()
      expect(await store.stream(missing)).toBeUndefined()
      expect(await store.has('sha256:../../../etc/passwd')).toBe(false)
    })

    it('streams all of it, or a range with both ends included', async () => {
      const store = await open()
      const { id } = await store.put(bytes, { mediaType: 'text/plain' })
      expect(await new Response(await store.stream(id)).text()).toBe('0123456789')
      expect(await new Response(await store.stream(id, { start: 2, end: 4 })).text()).toBe('234')
      expect(await new Response(await store.stream(id, { start: 9, end: 9 })).text()).toBe('9')
      await expect(store.stream(id, { start: 5, end: 10 })).rejects.toMatchObject({ code: 'invalid_input' })
    })

    it('keeps what it stored when the caller changes its bytes', async () => {
      const store = await open()
      const mine = Uint8Array.from(bytes)
      const { id } = await store.put(mine, { mediaType: 'text/plain' })
      mine.fill(0)
      const read = await store.read(id)
      expect(read).toEqual(bytes)
      read?.fill(0)
      expect(await store.read(id)).toEqual(bytes)
    })

    it('stores nothing at all too', async () => {
      const store = await open()
      const { id } = await store.put(new Uint8Array(), { mediaType: 'text/plain' })
      expect(await new Response(await store.stream(id)).text()).toBe('')
    })
  })
}
