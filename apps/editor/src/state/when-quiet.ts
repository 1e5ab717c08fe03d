/** A pause is at least this many times as long as the work took last time, so that a large document waits longer. */
const pausePerCost = 6

/** Longest pause in milliseconds, however long the work takes. */
const longestPause = 1500

/** Work that waits until nothing was asked for during a while. */
export interface QuietWork {
  /** Asks for the work, and begins the pause anew. */
  readonly ask: () => void
  /** Forgets what was asked for. */
  readonly stop: () => void
}

/**
 * Does work once the person pauses, and then only when the browser has nothing to draw: typing never waits for it.
 *
 * @param quietTime shortest pause in milliseconds; work that takes long waits for a longer one
 * @param work may come in pieces: then it gives a promise of its end
 */
export function whenQuiet(quietTime: number, work: () => void | Promise<void>): QuietWork {
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle: number | undefined
  let cost = 0
  const stop = () => {
    clearTimeout(timer)
    if (idle !== undefined) cancelIdleCallback(idle)
    idle = undefined
  }
  const run = () => {
    idle = undefined
    const started = performance.now()
    const count = () => {
      cost = performance.now() - started
    }
    const end = work()
    if (end instanceof Promise) void end.then(count)
    else count()
  }
  const begin = () => {
    if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(run, { timeout: longestPause })
    else run()
  }
  return {
    ask() {
      stop()
      timer = setTimeout(begin, Math.min(longestPause, Math.max(quietTime, cost * pausePerCost)))
    },
    stop,
  }
}
