import { createGate } from '@weft/engine'
import { makeThumbnail } from '@weft/images'
import type { AssetId } from '@weft/ports'
import type { AssetStore } from '@weft/storage'
import type { ThumbnailFiles } from './thumbnail-files.ts'

/** Widths in pixels that are kept on disk. Any other one is made from the next larger of these. */
const keptWidths = [64, 128, 256, 512, 1024, 2048]

/** Thumbnails made at a time: each takes the memory of its whole picture. */
const madeAtOnce = 4

/** Smaller pictures of stored ones. */
export interface Thumbnails {
  /** WebP, at most `width` pixels wide. Undefined for an asset that is not there; throws `asset_rejected` for no picture. */
  readonly get: (id: AssetId, width: number) => Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** Makes thumbnails, each once however many ask at a time, and keeps them where there are `files`. */
export function createThumbnails(options: {
  readonly assets: AssetStore
  readonly files: ThumbnailFiles | undefined
}): Thumbnails {
  const { assets, files } = options
  const making = new Map<string, Promise<Uint8Array<ArrayBuffer> | undefined>>()
  const gate = createGate(madeAtOnce)
  const never = new AbortController().signal

  const make = async (id: AssetId, width: number) => {
    const bytes = await assets.read(id)
    if (bytes === undefined) return undefined
    const thumbnail = new Uint8Array((await makeThumbnail(bytes, { width })).bytes)
    await files?.write(id, width, thumbnail)
    return thumbnail
  }

  const kept = async (id: AssetId, width: number) => {
    const found = await files?.read(id, width)
    if (found !== undefined) return found
    const key = `${id}-${width}`
    const task = making.get(key) ?? gate.run(id, () => make(id, width), never)
    making.set(key, task)
    try {
      return await task
    } finally {
      making.delete(key)
    }
  }

  return {
    get: async (id, asked) => {
      const info = await assets.info(id)
      if (info === undefined) return undefined
      // A picture that is no wider has the same thumbnail for every width from its own on.
      const width = Math.min(asked, info.width ?? asked)
      const base = keptWidths.find((step) => step >= width) ?? width
      const thumbnail = await kept(id, base)
      if (thumbnail === undefined || base === width || width === info.width) return thumbnail
      return new Uint8Array((await makeThumbnail(thumbnail, { width })).bytes)
    },
  }
}
