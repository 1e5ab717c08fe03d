import type { FileRecord } from './file-record.ts'
import type { PredictionRecord } from './prediction-record.ts'

/** Where predictions and files outlive the process, or do not. Every write is done when the call returns. */
export type StateKeeper = {
  loadPredictions(): readonly PredictionRecord[]
  savePrediction(record: PredictionRecord): void
  loadFiles(): readonly FileRecord[]
  saveFile(record: FileRecord, bytes: Uint8Array): void
  /** Undefined when there are none. */
  readFile(id: string): Uint8Array<ArrayBuffer> | undefined
  deleteFile(id: string): void
}
