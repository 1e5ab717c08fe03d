import type { StreamPlaces } from './stream-places.ts'

/** Milliseconds after which a stream makes room when others wait for its place. */
const turn = 1_000

/** Lets streams be read in turns, so that however many runs there are, the server stays within reach of all else. */
export interface StreamTurns {
  /**
   * Waits for a place, and reads there until the stream ends or, when others wait, the turn is over: `signal` says so.
   * Gives whether the turn was over before the stream.
   */
  readonly take: (stop: AbortSignal, read: (signal: AbortSignal) => Promise<void>) => Promise<boolean>
}

/** Makes turns of the places that there are. */
export function createStreamTurns(places: StreamPlaces, turnMs: number = turn): StreamTurns {
  return {
    async take(stop, read) {
      const crowds = await places.crowds()
      const place = crowds.indexOf(Math.min(...crowds))
      const over = new AbortController()
      await places.hold(place, async () => {
        if (stop.aborted) return
        const timer = setInterval(() => {
          void places.crowds().then((now) => {
            if ((now[place] ?? 0) > 1) over.abort()
          })
        }, turnMs)
        await read(AbortSignal.any([stop, over.signal])).finally(() => clearInterval(timer))
      })
      return over.signal.aborted
    },
  }
}
