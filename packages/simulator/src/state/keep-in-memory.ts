import type { StateKeeper } from './state-keeper.ts'

/** Keeps files' bytes while the process lives, and nothing beyond. */
export function keepInMemory(): StateKeeper {
  const contents = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    loadPredictions: () => [],
    savePrediction: () => undefined,
    loadFiles: () => [],
    saveFile: (record, bytes) => void contents.set(record.id, new Uint8Array(bytes)),
    readFile: (id) => contents.get(id),
    deleteFile: (id) => void contents.delete(id),
  }
}
