import { WeftApiError, type WeftClient } from '@weft/client'
import { type RunState, runState } from '@weft/engine'
import type { WorkflowDocument } from '@weft/workflow'
import type { RunRecord } from '../local-data/database.ts'
import { textOf } from '../local-data/document-text.ts'
import { hasEnded } from './has-ended.ts'
import { lostRun } from './lost-run.ts'
import { useRunStore } from './run-store.ts'
import type { StreamTurns } from './stream-turns.ts'

/** Milliseconds between two writes of a run that moves on; its end is written at once. */
const writeDelay = 400

/** New tries of the client at once, before it counts as a break. */
const quickTries = 1

/** Milliseconds before the events are asked for again when the server went away. */
const retryDelay = 2000

/** What followers work with. */
export interface FollowerOptions {
  readonly client: { readonly runs: Pick<WeftClient['runs'], 'events'> }
  readonly database: { readonly runs: { readonly put: (record: RunRecord) => PromiseLike<unknown> } }
  /** When each of the runs has its stream of events open. */
  readonly turns: StreamTurns
}

/** Follows runs by their events, whichever document is on the canvas, and keeps their states. */
export interface RunFollowers {
  /** Sets who is told, once, when a run has ended, and whenever the events of one break off. */
  readonly listen: (onEnd: (run: RunState, documentId: string) => void, onBreak: () => void) => void
  /** Follows a run from its last known event until it ends. Following one twice changes nothing. */
  readonly follow: (run: RunState, documentId: string, document: WorkflowDocument) => void
  /** The newest state of a run that is followed. */
  readonly stateOf: (runId: string) => RunState | undefined
  /** Stops following; the runs go on. */
  readonly stop: () => void
}

/** Starts the following of runs. */
export function createRunFollowers(options: FollowerOptions): RunFollowers {
  const states = new Map<string, RunState>()
  let onEnd: ((run: RunState, documentId: string) => void) | undefined
  let onBreak: (() => void) | undefined
  const stopper = new AbortController()

  const show = (run: RunState, documentId: string): void => {
    states.set(run.id, run)
    if (useRunStore.getState().documentId === documentId) useRunStore.getState().putRun(run)
  }

  const pauseAfterBreak = (): Promise<void> => {
    onBreak?.()
    return new Promise((resolve) => setTimeout(resolve, retryDelay))
  }

  const followToEnd = async (
    first: RunState,
    documentId: string,
    document: WorkflowDocument,
  ): Promise<void> => {
    let run = first
    const text = textOf(document)
    let timer: ReturnType<typeof setTimeout> | undefined
    const write = async (): Promise<void> => {
      clearTimeout(timer)
      timer = undefined
      await options.database.runs.put({ id: run.id, documentId, createdAt: run.createdAt, run, text })
    }
    await write()
    while (!hasEnded(run) && !stopper.signal.aborted) {
      try {
        const isTurnOver = await options.turns.take(stopper.signal, async (signal) => {
          const watch = { after: run.seq, signal, maxReconnects: quickTries }
          for await (const event of options.client.runs.events(run.id, watch)) {
            if (event.seq <= run.seq) continue
            run = runState(run, event)
            show(run, documentId)
            timer ??= setTimeout(() => void write(), writeDelay)
          }
        })
        if (!hasEnded(run) && !isTurnOver) await pauseAfterBreak()
      } catch (error) {
        if (stopper.signal.aborted) break
        if (error instanceof WeftApiError && error.status === 404)
          run = lostRun(run, new Date().toISOString())
        else await pauseAfterBreak()
        show(run, documentId)
      }
    }
    await write()
    states.delete(run.id)
    if (!stopper.signal.aborted) onEnd?.(run, documentId)
  }

  return {
    listen(nextOnEnd, nextOnBreak) {
      onEnd = nextOnEnd
      onBreak = nextOnBreak
    },
    follow(run, documentId, document) {
      if (states.has(run.id)) return
      show(run, documentId)
      void followToEnd(run, documentId, document)
    },
    stateOf: (runId) => states.get(runId),
    stop: () => stopper.abort(),
  }
}
