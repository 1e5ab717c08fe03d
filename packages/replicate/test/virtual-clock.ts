/** Time that passes only while everybody sleeps. `slept` lists the pauses asked for, in milliseconds. */
export interface VirtualClock {
  readonly now: () => number
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly slept: number[]
  /** Sleeps that have neither ended nor been aborted. */
  readonly pending: () => number
}

/** Makes a clock that jumps to the next sleeper as soon as nothing else is left to do. */
export function createVirtualClock(start = Date.parse('2026-01-01T00:00:00Z')): VirtualClock {
  let time = start
  let ticking = false
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>()
  const slept: number[] = []

  const tick = () => {
    ticking = false
    const next = [...sleepers].sort((a, b) => a.at - b.at)[0]
    if (next === undefined) return
    time = Math.max(time, next.at)
    sleepers.delete(next)
    next.wake()
    schedule()
  }
  // Several turns of the event loop, so that answers of servers in this process have come in.
  const schedule = () => {
    if (ticking) return
    ticking = true
    setImmediate(() => setImmediate(() => setImmediate(tick)))
  }

  return {
    now: () => time,
    slept,
    pending: () => sleepers.size,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        slept.push(ms)
        const sleeper = { at: time + ms, wake: resolve }
        sleepers.add(sleeper)
        signal.addEventListener('abort', () => {
          sleepers.delete(sleeper)
          resolve()
        })
        schedule()
      }),
  }
}
