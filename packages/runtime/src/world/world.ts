import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { LogEntry, RuntimeOptions } from '../runtime-options.ts'

/** What is outside: clock, ids, randomness, network, waiting and the log, each as handed in or this machine's own. */
export interface World {
  readonly now: () => Date
  readonly newId: () => string
  readonly random: () => number
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  /** Ends early, without an error, when the signal fires. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly log: (entry: LogEntry) => void
}

/** Fills in what the options leave out. */
export function openWorld(options: RuntimeOptions): World {
  return {
    now: options.now ?? (() => new Date()),
    newId: options.newId ?? (() => randomUUID()),
    random: options.random ?? Math.random,
    fetch: options.fetch ?? fetch,
    sleep: options.sleep ?? sleepHere,
    log: options.log ?? (() => undefined),
  }
}

async function sleepHere(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
