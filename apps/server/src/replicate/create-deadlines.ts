import type { Runtime } from '@weft/runtime'

/** Longest wait in milliseconds that a timer can hold. */
const longestWait = 2_147_483_647

/** Runs that are canceled when they have not ended by a time, also when the server was restarted in between. */
export interface Deadlines {
  /** Written down before the run starts. */
  readonly set: (runId: string, at: Date) => Promise<void>
  readonly forget: (runId: string) => Promise<void>
}

/** Opens them, and takes up those that the last process left. `closing` stops every timer. */
export function createDeadlines(options: {
  readonly runtime: Pick<Runtime, 'store' | 'cancelRun'>
  readonly now: () => Date
  readonly closing: AbortSignal
  readonly onError: (error: unknown) => void
}): Deadlines {
  const { runtime, now, closing, onError } = options
  const { deadlines } = runtime.store
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const forget = async (runId: string): Promise<void> => {
    clearTimeout(timers.get(runId))
    timers.delete(runId)
    await deadlines.delete(runId)
  }

  const fire = async (runId: string): Promise<void> => {
    // A run that has ended, or was never started, is no error.
    await runtime.cancelRun(runId)
    await forget(runId)
  }

  const plan = (runId: string, at: Date): void => {
    if (closing.aborted) return
    const left = Math.min(longestWait, Math.max(0, at.getTime() - now().getTime()))
    const timer = setTimeout(() => void fire(runId).catch(onError), left)
    timer.unref()
    timers.set(runId, timer)
  }

  closing.addEventListener('abort', () => {
    for (const timer of timers.values()) clearTimeout(timer)
  })
  deadlines
    .all()
    .then((all) => {
      for (const { runId, at } of all) plan(runId, new Date(at))
    })
    .catch((error: unknown) => {
      if (!closing.aborted) onError(error)
    })

  return {
    set: async (runId, at) => {
      await deadlines.put(runId, at.toISOString())
      plan(runId, at)
    },
    forget,
  }
}
