import type { AssetId } from '@weft/ports'
import type { AssetInfo, AssetStore } from '../asset-store.ts'
import { assetIdOf } from './asset-id.ts'
import { checkByteRange } from './byte-range.ts'
import { createRemovals } from './create-removals.ts'

/** Assets in memory: for a runtime without a data directory. They go when it goes. */
export function createMemoryAssetStore(): AssetStore {
  const stored = new Map<AssetId, { readonly info: AssetInfo; readonly bytes: Uint8Array; storedAt: Date }>()
  const removals = createRemovals(async (id) => {
    stored.delete(id)
  })
  return {
    put: async (bytes, info) => {
      const id = assetIdOf(bytes)
      await removals.use(id)
      const known = stored.get(id)
      if (known) {
        known.storedAt = new Date()
        return known.info
      }
      const entry = {
        info: { ...info, id, bytes: bytes.byteLength },
        bytes: Uint8Array.from(bytes),
        storedAt: new Date(),
      }
      stored.set(id, entry)
      return entry.info
    },
    info: async (id) => {
      await removals.use(id)
      return stored.get(id)?.info
    },
    read: async (id) => {
      await removals.use(id)
      const entry = stored.get(id)
      return entry && Uint8Array.from(entry.bytes)
    },
    stream: async (id, range) => {
      await removals.use(id)
      const entry = stored.get(id)
      if (!entry) return undefined
      if (range) checkByteRange(range, entry.bytes.byteLength)
      const part = range ? entry.bytes.slice(range.start, range.end + 1) : Uint8Array.from(entry.bytes)
      return new ReadableStream({
        start(controller) {
          if (part.byteLength > 0) controller.enqueue(part)
          controller.close()
        },
      })
    },
    has: async (id) => {
      await removals.use(id)
      return stored.has(id)
    },
    all: async function* () {
      for (const [id, { bytes, storedAt }] of [...stored])
        yield { id, bytes: bytes.byteLength, storedAt, isWhole: true }
    },
    beginRemoval: removals.begin,
  }
}
