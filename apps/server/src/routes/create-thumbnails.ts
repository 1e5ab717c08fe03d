import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeThumbnail } from '@weft/images'
import type { AssetId } from '@weft/ports'
import type { AssetStore } from '@weft/storage'

/** Smaller pictures of stored ones. */
export interface Thumbnails {
  /** WebP, at most `width` pixels wide. Undefined for an asset that is not there; throws `asset_rejected` for no picture. */
  readonly get: (id: AssetId, width: number) => Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** Makes thumbnails once and keeps them as files in a directory, which may be deleted at any time. */
export function createThumbnails(options: {
  readonly assets: AssetStore
  readonly directory: string
  readonly newId: () => string
}): Thumbnails {
  const { assets, directory, newId } = options
  const making = new Map<string, Promise<Uint8Array<ArrayBuffer> | undefined>>()

  const make = async (id: AssetId, width: number, file: string) => {
    const bytes = await assets.read(id)
    if (bytes === undefined) return undefined
    const thumbnail = await makeThumbnail(bytes, { width })
    await mkdir(directory, { recursive: true })
    // Written aside and moved into place, so that nobody reads half a picture.
    const aside = join(directory, `${newId()}.part`)
    await writeFile(aside, thumbnail.bytes)
    await rename(aside, file)
    return new Uint8Array(thumbnail.bytes)
  }

  return {
    get: async (id, width) => {
      const file = join(directory, `${id.slice('sha256:'.length)}-${width}.webp`)
      const kept = await readFile(file).catch(() => undefined)
      if (kept !== undefined) return new Uint8Array(kept)
      const task = making.get(file) ?? make(id, width, file)
      making.set(file, task)
      try {
        return await task
      } finally {
        making.delete(file)
      }
    },
  }
}
