import { importAsset } from '@weft/runtime'
import { createMemoryAssetStore } from '@weft/storage'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

const text = new TextEncoder().encode('hello')

function picture(): Promise<Buffer> {
  return sharp({ create: { width: 7, height: 3, channels: 3, background: '#336699' } })
    .webp()
    .toBuffer()
}

describe('importAsset', () => {
  it('believes the bytes of a picture, not what was declared', async () => {
    const store = createMemoryAssetStore()
    const value = await importAsset(store, await picture(), { mediaType: 'image/png' })
    expect(value).toEqual({ asset: value.asset, mediaType: 'image/webp', width: 7, height: 3 })
    expect(await store.has(value.asset)).toBe(true)
  })

  it('gives a file for anything else', async () => {
    const store = createMemoryAssetStore()
    const value = await importAsset(store, text, { mediaType: 'Text/Plain; charset=utf-8' })
    expect(value).toEqual({ asset: value.asset, mediaType: 'text/plain', bytes: 5 })
    const odd = await importAsset(store, Uint8Array.of(1), { mediaType: 'no type\r\nx: y' })
    expect(odd.mediaType).toBe('application/octet-stream')
  })

  it('refuses what is declared a picture and is none, what is empty and what is too large', async () => {
    const store = createMemoryAssetStore()
    await expect(importAsset(store, text, { mediaType: 'image/png' })).rejects.toMatchObject({
      code: 'asset_rejected',
      message: expect.stringContaining('of no known format'),
    })
    await expect(importAsset(store, new Uint8Array(), { mediaType: 'text/plain' })).rejects.toMatchObject({
      code: 'asset_rejected',
    })
    await expect(
      importAsset(store, new Uint8Array(2_000_001), { mediaType: 'text/plain', maxBytes: 2_000_000 }),
    ).rejects.toMatchObject({
      code: 'too_large',
      message: 'A file may have at most 2 MB, but this one has 3 MB.',
    })
  })
})
