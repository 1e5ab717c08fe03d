import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AssetId } from '@weft/ports'

/** Thumbnails on disk. */
export interface ThumbnailFiles {
  readonly read: (id: AssetId, width: number) => Promise<Uint8Array<ArrayBuffer> | undefined>
  readonly has: (id: AssetId, width: number) => Promise<boolean>
  readonly write: (id: AssetId, width: number, bytes: Uint8Array) => Promise<void>
  readonly size: () => Promise<{ readonly count: number; readonly bytes: number }>
  /** Takes away those of which the test says so, and gives how many; with `dryRun` it only counts. */
  readonly removeWhere: (
    test: (id: AssetId) => boolean,
    dryRun: boolean,
  ) => Promise<{ readonly count: number; readonly bytes: number }>
}

interface ThumbnailFile {
  readonly name: string
  readonly id: AssetId | undefined
  readonly bytes: number
  readonly madeAt: number
}

/**
 * Keeps thumbnails as files in a directory, which may be deleted at any time. When they take more than `maxBytes`, the
 * oldest go until a fifth is free.
 */
export function createThumbnailFiles(options: {
  readonly directory: string
  readonly maxBytes: number
  readonly newId: () => string
}): ThumbnailFiles {
  const { directory, maxBytes, newId } = options
  let used: Promise<number> | undefined
  let pruning: Promise<void> | undefined

  const nameOf = (id: AssetId, width: number) => `${id.slice('sha256:'.length)}-${width}.webp`

  const list = async (): Promise<readonly ThumbnailFile[]> => {
    const names = await readdir(directory).catch(() => [])
    const files: ThumbnailFile[] = []
    for (const name of names) {
      const found = await stat(join(directory, name)).catch(() => undefined)
      if (found === undefined) continue
      const hex = /^([0-9a-f]{64})-\d+\.webp$/.exec(name)?.[1]
      files.push({
        name,
        id: hex === undefined ? undefined : `sha256:${hex}`,
        bytes: found.size,
        madeAt: found.mtimeMs,
      })
    }
    return files
  }

  const sum = (files: readonly ThumbnailFile[]) => files.reduce((total, { bytes }) => total + bytes, 0)

  const prune = async (): Promise<void> => {
    const files = (await list()).toSorted((one, other) => one.madeAt - other.madeAt)
    let left = sum(files)
    for (const { name, bytes } of files) {
      if (left <= maxBytes * 0.8) break
      await rm(join(directory, name), { force: true })
      left -= bytes
    }
    used = Promise.resolve(left)
  }

  return {
    read: async (id, width) => {
      const kept = await readFile(join(directory, nameOf(id, width))).catch(() => undefined)
      return kept && new Uint8Array(kept)
    },
    has: (id, width) =>
      access(join(directory, nameOf(id, width))).then(
        () => true,
        () => false,
      ),
    write: async (id, width, bytes) => {
      await mkdir(directory, { recursive: true })
      used ??= list().then(sum)
      // Written aside and moved into place, so that nobody reads half a picture.
      const aside = join(directory, `${newId()}.part`)
      await writeFile(aside, bytes)
      await rename(aside, join(directory, nameOf(id, width)))
      used = used.then((total) => total + bytes.byteLength)
      if ((await used) <= maxBytes) return
      pruning ??= prune().finally(() => {
        pruning = undefined
      })
      await pruning
    },
    size: async () => {
      const files = await list()
      return { count: files.length, bytes: sum(files) }
    },
    removeWhere: async (test, dryRun) => {
      const gone = (await list()).filter(({ id }) => id !== undefined && test(id))
      if (!dryRun) for (const { name } of gone) await rm(join(directory, name), { force: true })
      if (!dryRun) used = undefined
      return { count: gone.length, bytes: sum(gone) }
    },
  }
}
