import { setImmediate } from 'node:timers/promises'
import { type RunEvent, type RunState, runState } from '@weft/engine'
import type { RunStore } from '@weft/storage'

/** Events written in one transaction. */
const eventsPerWrite = 200

/** The events of one run that is under way: made durable, then told. */
export interface RunLog {
  /** Takes the next event; they are written in the order taken, several at once where they come fast. */
  readonly add: (event: RunEvent) => void
  /** Resolves when everything added is durable; rejects when it could not be written. */
  readonly flushed: () => Promise<void>
  /** The state that the durable events fold to. */
  readonly state: () => RunState
  /** Resolves when events after a number are durable, or nothing more will come. */
  readonly changed: (after: number, signal: AbortSignal) => Promise<void>
  /** Whether nothing more will come. */
  readonly isClosed: () => boolean
  /** Takes nothing more, and lets everyone who waits go. */
  readonly close: () => void
}

/** Opens the log of a run that is stored already, after what it holds. */
export function openRunLog(store: RunStore, initial: RunState): RunLog {
  let durable = initial
  const pending: RunEvent[] = []
  let writing: Promise<void> | undefined
  let failure: { readonly error: unknown } | undefined
  let closed = false
  const waiting = new Set<() => void>()

  const wake = (): void => {
    for (const go of waiting) go()
  }

  const write = async (): Promise<void> => {
    while (pending.length > 0) {
      const batch = pending.splice(0, eventsPerWrite)
      const next = batch.reduce<RunState>((state, event) => runState(state, event), durable)
      await store.append(batch, next)
      durable = next
      wake()
      // SQLite answers without leaving the thread: requests get their turn here while thousands of events are written.
      if (pending.length > 0) await setImmediate()
    }
  }

  const startWriting = (): void => {
    writing ??= write()
      .catch((error: unknown) => {
        failure = { error }
        closed = true
        wake()
      })
      .finally(() => {
        writing = undefined
      })
  }

  return {
    add: (event) => {
      if (closed) return
      pending.push(event)
      startWriting()
    },
    flushed: async () => {
      while (writing) await writing
      if (failure) throw failure.error
    },
    state: () => durable,
    changed: (after, signal) =>
      new Promise((resolve) => {
        const go = (): void => {
          if (durable.seq <= after && !closed && !signal.aborted) return
          waiting.delete(go)
          signal.removeEventListener('abort', go)
          resolve()
        }
        waiting.add(go)
        signal.addEventListener('abort', go)
        go()
      }),
    isClosed: () => closed,
    close: () => {
      closed = true
      wake()
    },
  }
}
