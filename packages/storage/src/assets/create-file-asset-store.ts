import { createReadStream } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { AssetId } from '@weft/ports'
import { z } from 'zod'
import type { AssetInfo, AssetStore } from '../asset-store.ts'
import { assetIdOf, isAssetId } from './asset-id.ts'
import { checkByteRange } from './byte-range.ts'
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
  return {
    put: async (bytes, given) => {
      const id = assetIdOf(bytes)
      const known = await info(id)
      if (known) return known
      const entry: AssetInfo = { ...given, id, bytes: bytes.byteLength }
      await writeFileOnce(pathOf(id), bytes)
      const { id: _, ...sidecar } = entry
      const isFirst = await writeFileOnce(`${pathOf(id)}.json`, `${JSON.stringify(sidecar)}\n`)
      return isFirst ? entry : ((await info(id)) ?? entry)
    },
    info,
    read: async (id) => {
      if (!(await info(id))) return undefined
      const bytes = await readIfPresent(pathOf(id))
      return bytes && new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    },
    stream: async (id, range) => {
      const known = await info(id)
      if (!known) return undefined
      if (range) checkByteRange(range, known.bytes)
      return toWebStream(createReadStream(pathOf(id), range ?? {}))
    },
    has: async (id) => (await info(id)) !== undefined,
  }
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
