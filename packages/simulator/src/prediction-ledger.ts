import { isTerminalStatus } from '@weft/replicate-protocol'
import type { PredictionRecord } from './state/prediction-record.ts'
import type { StateKeeper } from './state/state-keeper.ts'

/** All predictions, and who waits for them. */
export type PredictionLedger = {
  get(id: string): PredictionRecord | undefined
  /** Newest first. */
  all(): readonly PredictionRecord[]
  add(record: PredictionRecord): void
  /** Changes a prediction that has not ended; gives undefined, and changes nothing, when it has (or is unknown). */
  update(id: string, change: Partial<PredictionRecord>): PredictionRecord | undefined
  /** Deletes the data of every prediction whose time is over; gives their ids. */
  removeExpired(now: number): readonly string[]
  /** Calls `listener` at every change of a prediction until the given function is called. */
  listen(id: string, listener: (record: PredictionRecord) => void): () => void
}

/** Makes the ledger with what the keeper has; every change of a status is saved at once. */
export function createPredictionLedger(keeper: StateKeeper): PredictionLedger {
  const records = new Map<string, PredictionRecord>()
  const listeners = new Map<string, Set<(record: PredictionRecord) => void>>()
  for (const record of keeper.loadPredictions().toSorted((a, b) => a.createdAt - b.createdAt)) {
    records.set(record.id, record)
  }
  return {
    get: (id) => records.get(id),
    all: () => [...records.values()].reverse(),
    add(record) {
      keeper.savePrediction(record)
      records.set(record.id, record)
    },
    update(id, change) {
      const record = records.get(id)
      if (record === undefined || isTerminalStatus(record.status)) return undefined
      const changed = { ...record, ...change }
      if (changed.status !== record.status) keeper.savePrediction(changed)
      records.set(id, changed)
      for (const listener of listeners.get(id) ?? []) listener(changed)
      return changed
    },
    removeExpired(now) {
      const expired = [...records.values()].filter(
        ({ removed, completedAt, keepMs }) =>
          !removed && completedAt !== undefined && now >= completedAt + keepMs,
      )
      for (const record of expired) {
        const emptied = { ...record, input: {}, output: null, logs: '', removed: true }
        records.set(record.id, emptied)
        keeper.savePrediction(emptied)
      }
      return expired.map(({ id }) => id)
    },
    listen(id, listener) {
      const own = listeners.get(id) ?? new Set()
      listeners.set(id, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0) listeners.delete(id)
      }
    },
  }
}
