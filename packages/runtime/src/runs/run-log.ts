import { setImmediate, setTimeout } from 'node:timers/promises'
import { createRunFold, type RunEvent, type RunState } from '@weft/engine'
import type { MadePicture, RunStore } from '@weft/storage'
import { isStateDue } from './fold-stored-runs.ts'

/** Most events written in one transaction. */
const eventsPerWrite = 1000

/** Milliseconds between two writes while a run goes on: each is a flush of the disk, and nobody looks that often. */
const writeInterval = 8

/** The events of one run that is under way: made durable, then told. */
export interface RunLog {
  /** Takes the next event and the pictures that it tells of; they are written in the order taken, several at once where they come fast. */
  readonly add: (event: RunEvent, pictures?: readonly MadePicture[]) => void
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
  const durable = createRunFold(initial)
  const nodes = Object.keys(initial.nodes).length
  let storedSeq = initial.seq
  let lastWrite = Number.NEGATIVE_INFINITY
  const pending: RunEvent[] = []
  const pictures = new Map<number, readonly MadePicture[]>()
  let writing: Promise<void> | undefined
  let failure: { readonly error: unknown } | undefined
  let closed = false
  const waiting = new Set<() => void>()
  const hurried = new AbortController()

  const wake = (): void => {
    for (const go of waiting) go()
  }

  const pause = async (): Promise<void> => {
    const left = lastWrite + writeInterval - performance.now()
    // What happens in one turn of the event loop is written at once; requests get their turn here, too.
    if (left <= 0 || pending.length >= eventsPerWrite || hurried.signal.aborted) return setImmediate()
    await setTimeout(left, undefined, { signal: hurried.signal }).catch(() => undefined)
  }

  const write = async (): Promise<void> => {
    while (pending.length > 0) {
      await pause()
      const batch = pending.splice(0, eventsPerWrite)
      const made = batch.flatMap(({ seq }) => pictures.get(seq) ?? [])
      await store.append(batch, stateToStore(batch), made)
      for (const { seq } of batch) pictures.delete(seq)
      lastWrite = performance.now()
      for (const event of batch) durable.add(event)
      wake()
    }
  }

  /** The state that a batch leads to, when it is to be written with it. */
  const stateToStore = (batch: readonly RunEvent[]): RunState | undefined => {
    const last = batch.at(-1)?.seq ?? storedSeq
    const isTurn = batch.some(({ type }) => type === 'run-start' || type === 'run-end')
    if (!isTurn && !isStateDue(last - storedSeq, nodes)) return undefined
    const next = createRunFold(durable.state())
    for (const event of batch) next.add(event)
    storedSeq = last
    return next.state()
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
    add: (event, made = []) => {
      if (closed) return
      if (made.length > 0) pictures.set(event.seq, made)
      pending.push(event)
      if (event.type === 'run-end') hurried.abort()
      startWriting()
    },
    flushed: async () => {
      while (writing) await writing
      if (failure) throw failure.error
    },
    state: durable.state,
    changed: (after, signal) =>
      new Promise((resolve) => {
        const go = (): void => {
          if (durable.seq() <= after && !closed && !signal.aborted) return
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
