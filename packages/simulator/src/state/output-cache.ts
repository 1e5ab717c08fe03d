import type { StoredBytes } from '@weft/replicate-protocol'

/** Outputs that were drawn lately, by prediction; the oldest go first when there are too many bytes. */
export type OutputCache = {
  get(predictionId: string): readonly StoredBytes[] | undefined
  set(predictionId: string, files: readonly StoredBytes[]): void
  delete(predictionId: string): void
}

/** Makes a cache of at most `maxBytes`, the newest entry always kept. What it lost is drawn again. */
export function createOutputCache(maxBytes: number): OutputCache {
  const entries = new Map<string, readonly StoredBytes[]>()
  const sizeOf = (files: readonly StoredBytes[]) =>
    files.reduce((sum, file) => sum + file.bytes.byteLength, 0)
  return {
    get: (id) => entries.get(id),
    set(id, files) {
      entries.delete(id)
      entries.set(id, files)
      let total = [...entries.values()].reduce((sum, entry) => sum + sizeOf(entry), 0)
      for (const [oldest, entry] of entries) {
        if (total <= maxBytes || oldest === id) break
        entries.delete(oldest)
        total -= sizeOf(entry)
      }
    },
    delete: (id) => void entries.delete(id),
  }
}
