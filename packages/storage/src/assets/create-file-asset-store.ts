import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { AssetId } from '@weft/ports'
import { z } from 'zod'
import type { AssetInfo, AssetStore, StoredFile } from '../asset-store.ts'
import { assetIdOf, isAssetId } from './asset-id.ts'
import { checkByteRange } from './byte-range.ts'
import { createRemovals } from './create-removals.ts'
import { writeFileOnce } from './write-file-once.ts'

const sidecarSchema = z.object({
  mediaType: z.string(),
  bytes: z.number().int().nonnegative(),
  width: z.number().int().positive().optional(),
  height: z.number().int().positive().optional(),
})

/**
 * Assets as files `ab/cdef…` under a directory (made if missing), named by their SHA-256, each with a sidecar
 * `ab/cdef….json` that says what they are.
 *
 * The sidecar is written last and never replaced, so an asset is there exactly when its sidecar is, and of two
 * writers of the same bytes the first decides what is known of them.
 */
export async function createFileAssetStore(directory: string): Promise<AssetStore> {
  await mkdir(directory, { recursive: true })
  const pathOf = (id: AssetId): string => {
    const hex = id.slice('sha256:'.length)
    return join(directory, hex.slice(0, 2), hex.slice(2))
  }
  const info = async (id: AssetId): Promise<AssetInfo | undefined> => {
    // Ids come from documents and URLs: nothing but 64 hex digits may become a path.
    if (!isAssetId(id)) return undefined
    const text = await readIfPresent(`${pathOf(id)}.json`)
    if (text === undefined) return undefined
    const { mediaType, bytes, width, height } = sidecarSchema.parse(JSON.parse(text.toString('utf8')))
    return {
      id,
      mediaType,
      bytes,
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
    }
  }
  const removals = createRemovals(async (id) => {
    // The sidecar goes first: without it nobody finds the rest, and a crash here leaves only what is taken next time.
    await rm(`${pathOf(id)}.json`, { force: true })
    await rm(pathOf(id), { force: true })
    await removeAside(pathOf(id))
  })
  return {
    put: async (bytes, given) => {
      const id = assetIdOf(bytes)
      await removals.use(id)
      const known = await info(id)
      if (known) {
        const now = new Date()
        await utimes(`${pathOf(id)}.json`, now, now)
        return known
      }
      const entry: AssetInfo = { ...given, id, bytes: bytes.byteLength }
      await writeFileOnce(pathOf(id), bytes)
      const { id: _, ...sidecar } = entry
      const isFirst = await writeFileOnce(`${pathOf(id)}.json`, `${JSON.stringify(sidecar)}\n`)
      return isFirst ? entry : ((await info(id)) ?? entry)
    },
    info: async (id) => {
      await removals.use(id)
      return info(id)
    },
    read: async (id) => {
      await removals.use(id)
      if (!(await info(id))) return undefined
      const bytes = await readIfPresent(pathOf(id))
      return bytes && new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    },
    stream: async (id, range) => {
      await removals.use(id)
      const known = await info(id)
      if (!known) return undefined
      if (range) checkByteRange(range, known.bytes)
      return toWebStream(createReadStream(pathOf(id), range ?? {}))
    },
    has: async (id) => {
      await removals.use(id)
      return (await info(id)) !== undefined
    },
    all: () => listFiles(directory),
    beginRemoval: removals.begin,
  }
}

/** Reads the directories one by one, so that many files do not have to be known at once. */
async function* listFiles(directory: string): AsyncGenerator<StoredFile> {
  for (const part of (await readdir(directory)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    const names = await readdir(join(directory, part)).catch(() => [])
    const whole = new Set(names.flatMap((name) => /^([0-9a-f]{62})\.json$/.exec(name)?.[1] ?? []))
    for (const rest of new Set(names.flatMap((name) => /^[0-9a-f]{62}/.exec(name)?.[0] ?? []))) {
      const path = join(directory, part, rest)
      const isWhole = whole.has(rest)
      const left = names.find((name) => name.startsWith(rest))
      const [file, dated] = await Promise.all([
        stat(path).catch(() => undefined),
        stat(isWhole || left === undefined ? `${path}.json` : join(directory, part, left)).catch(
          () => undefined,
        ),
      ])
      // Taken away or finished meanwhile.
      if (dated === undefined) continue
      const id: AssetId = `sha256:${part}${rest}`
      yield {
        id,
        bytes: file?.size ?? dated.size,
        storedAt: dated.mtime,
        isWhole: isWhole && file !== undefined,
      }
    }
  }
}

/** What a writer that died left beside a file. */
async function removeAside(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch(() => [])
  const left = names.filter((name) => name.startsWith(basename(path)) && name.endsWith('.tmp'))
  for (const name of left) await rm(join(dirname(path), name), { force: true })
}

function toWebStream(stream: Readable): ReadableStream<Uint8Array> {
  const chunks = stream.iterator()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      stream.destroy()
    },
  })
}

async function readIfPresent(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
