import { createHash } from 'node:crypto'
import { inspectImage } from '@weft/images'
import type { NodeAssets } from '@weft/nodes'
import { type AssetId, type ImageValue, WeftError } from '@weft/ports'
import sharp from 'sharp'

/** Assets in memory, and ways to put pictures in and take pixels out. */
export function memoryAssets() {
  const stored = new Map<AssetId, { bytes: Uint8Array; mediaType: string }>()
  const read = async (id: AssetId) => {
    const found = stored.get(id)
    if (!found) throw new WeftError({ code: 'asset_rejected', message: `no ${id}`, retryable: false })
    return found
  }
  const write = async (bytes: Uint8Array, declared: string): Promise<ImageValue> => {
    const asset: AssetId = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    const facts = await inspectImage(bytes)
    if (!facts) throw new Error(`not a picture: ${declared}`)
    stored.set(asset, { bytes, mediaType: facts.mediaType })
    return { asset, ...facts }
  }
  const assets: NodeAssets = {
    read,
    write,
    image: async (id) => write((await read(id)).bytes, ''),
    importUrl: async () => {
      throw new Error('no network')
    },
  }
  const pixels = async (image: ImageValue) => {
    const picture = sharp((await read(image.asset)).bytes)
    const { space } = await picture.metadata()
    // Otherwise sharp gives one grey channel three times.
    if (space === 'b-w') picture.toColourspace('b-w')
    return picture.raw().toBuffer({ resolveWithObject: true })
  }
  return { assets, pixels, put: write }
}
