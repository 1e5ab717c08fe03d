import type { AssetId } from '@weft/ports'
import type { AssetRemoval } from '../asset-store.ts'

/** Keeps apart those who use files and those who take them away, in one process. */
export interface Removals {
  /** Tells that a file is used now; resolves when nobody is taking it away any more. */
  readonly use: (id: AssetId) => Promise<void>
  readonly begin: () => AssetRemoval
}

/** Makes them; `remove` takes one file away. */
export function createRemovals(remove: (id: AssetId) => Promise<void>): Removals {
  const usedSince = new Set<Set<AssetId>>()
  const going = new Map<AssetId, Promise<void>>()
  return {
    use: async (id) => {
      for (const used of usedSince) used.add(id)
      await going.get(id)
    },
    begin: () => {
      const used = new Set<AssetId>()
      usedSince.add(used)
      return {
        remove: async (id) => {
          // Between this question and the next line nobody else gets a turn.
          if (used.has(id)) return false
          const task = remove(id)
          going.set(id, task)
          try {
            await task
          } finally {
            going.delete(id)
          }
          return true
        },
        end: () => {
          usedSince.delete(used)
        },
      }
    },
  }
}
