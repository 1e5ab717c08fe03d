import { canceledError } from '@weft/provider'

/** The places of one container: how many predictions it runs at a time. */
export interface Places {
  /**
   * Takes a place, first come, first served; `onWait` is called when there is none yet. Gives the way to give it back.
   * @throws `canceled` when the signal fires while it waits.
   */
  readonly take: (signal: AbortSignal, onWait: () => void) => Promise<() => void>
}

/** Makes so many places, 1 or more. */
export function createPlaces(count: number): Places {
  let free = count
  const waiting: (() => void)[] = []

  const leave = () => {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }

  const leaveOnce = () => {
    let isTaken = true
    return () => {
      if (isTaken) leave()
      isTaken = false
    }
  }

  return {
    take: async (signal, onWait) => {
      if (signal.aborted) throw canceledError()
      if (free > 0) {
        free -= 1
        return leaveOnce()
      }
      const turn = Promise.withResolvers<void>()
      const stop = () => {
        const at = waiting.indexOf(turn.resolve)
        // Not there any more: the turn has come, and whoever waits gets it.
        if (at >= 0) waiting.splice(at, 1)
        if (at >= 0) turn.reject(canceledError())
      }
      waiting.push(turn.resolve)
      signal.addEventListener('abort', stop, { once: true })
      onWait()
      try {
        await turn.promise
      } finally {
        signal.removeEventListener('abort', stop)
      }
      return leaveOnce()
    },
  }
}
