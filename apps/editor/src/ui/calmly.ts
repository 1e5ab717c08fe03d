/** A call that is made at most so often. */
export interface CalmCall {
  /** Calls at once when the last call is long enough ago, else once the pause is over. */
  (): void
  /** A call that is still to come is not made. */
  readonly stop: () => void
}

/**
 * Makes `call` at most once in `pause` milliseconds, and always once more after the last time it was asked for, so
 * that what it shows ends up right.
 */
export function calmly(call: () => void, pause: number): CalmCall {
  let timer: ReturnType<typeof setTimeout> | undefined
  let calledAt = Number.NEGATIVE_INFINITY
  const make = () => {
    timer = undefined
    calledAt = performance.now()
    call()
  }
  const ask = () => {
    if (timer !== undefined) return
    const wait = calledAt + pause - performance.now()
    if (wait <= 0) make()
    else timer = setTimeout(make, wait)
  }
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  return Object.assign(ask, { stop })
}
