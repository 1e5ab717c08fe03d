/** A call that is made once something has come to rest. */
export interface RestCall {
  /** Tells that it has moved. Cheap: all movements until the rest share one timer. */
  readonly touch: () => void
  /** The call is not made any more. */
  readonly stop: () => void
}

/** Makes `call` once nothing was touched for `pause` milliseconds. */
export function afterRest(pause: number, call: () => void): RestCall {
  let timer: ReturnType<typeof setTimeout> | undefined
  let touchedAt = 0
  const look = () => {
    const left = touchedAt + pause - performance.now()
    timer = left > 0 ? setTimeout(look, left) : undefined
    if (timer === undefined) call()
  }
  return {
    touch() {
      touchedAt = performance.now()
      timer ??= setTimeout(look, pause)
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
