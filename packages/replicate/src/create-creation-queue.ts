import { canceledError } from '@weft/provider'
import { createTurnList, type Waiter } from './create-turn-list.ts'
import type { ReplicateProviderOptions } from './replicate-provider-options.ts'

/** What the answer to a creation says of the limit. */
export interface CreationOutcome {
  /** It was refused for the limit, which asks for a pause of this many seconds. */
  readonly throttledSeconds?: number
  /** It was accepted, and no other one is before so many seconds have passed. */
  readonly emptySeconds?: number
}

/** A place in the queue of one creation, kept until its answer is there. */
export interface CreationTurn {
  /**
   * Waits until this creation may be sent, after those that came before it.
   * @throws `canceled` when the signal fires.
   */
  readonly wait: (signal: AbortSignal, onWaiting: ((seconds: number) => void) | undefined) => Promise<void>
  /** Says what the answer was. After a refusal `wait` may be called again, and the old place is kept. */
  readonly settle: (outcome: CreationOutcome) => void
}

/** The one way that all creations of a provider take. */
export interface CreationQueue {
  /** Owners take turns; creations of one owner pass in the order in which they joined. */
  readonly join: (owner: string) => CreationTurn
  /** Whether a limit lets only a few pass at a time. */
  readonly isNarrow: () => boolean
}

/** From so many at a time on there is no need to count any more. */
const unlimited = 64

/**
 * Makes the queue. As long as nothing is refused, creations pass at once and side by side. After a 429 they pass one
 * at a time, owner by owner, the first when the pause is over; each that is accepted doubles how many
 * pass at a time, unless the answer says that the limit is used up again. So nobody asks while the answer is known.
 */
export function createCreationQueue({
  now,
  sleep,
}: Pick<ReplicateProviderOptions, 'now' | 'sleep'>): CreationQueue {
  const waiting = createTurnList()
  let joined = 0
  let active = 0
  let width = Number.POSITIVE_INFINITY
  let opensAt = Number.NEGATIVE_INFINITY
  let pauseMs = 0
  let timer: AbortController | undefined

  const pump = (): void => {
    if (waiting.size() === 0) {
      timer?.abort()
      timer = undefined
      return
    }
    if (opensAt > now()) {
      startTimer()
      return
    }
    while (active < width) {
      const next = waiting.takeNext()
      if (next === undefined) return
      active += 1
      next.go()
    }
  }

  const startTimer = (): void => {
    if (timer !== undefined) return
    const own = new AbortController()
    const until = opensAt
    timer = own
    const passed = (): void => {
      if (own.signal.aborted) return
      timer = undefined
      // What `sleep` takes for the time is the time: it may run faster than the clock.
      if (opensAt === until) opensAt = Number.NEGATIVE_INFINITY
      pump()
    }
    sleep(until - now(), own.signal).then(passed, passed)
  }

  const close = (seconds: number): void => {
    width = 1
    pauseMs = seconds * 1000
    opensAt = Math.max(opensAt, now() + pauseMs)
  }

  return {
    isNarrow: () => Number.isFinite(width),
    join: (owner) => {
      joined += 1
      const order = joined
      return {
        wait: (signal, onWaiting) => {
          if (signal.aborted) return Promise.reject(canceledError())
          const { promise, resolve, reject } = Promise.withResolvers<void>()
          const giveUp = (): void => {
            waiting.remove(waiter)
            reject(canceledError())
            pump()
          }
          const waiter: Waiter = {
            owner,
            order,
            go: () => {
              signal.removeEventListener('abort', giveUp)
              resolve()
            },
          }
          signal.addEventListener('abort', giveUp, { once: true })
          const before = waiting.add(waiter)
          const untilOpen = Math.max(0, opensAt - now())
          pump()
          if (waiting.has(waiter)) onWaiting?.(Math.ceil((untilOpen + before * pauseMs) / 100) / 10)
          return promise
        },
        settle: ({ throttledSeconds, emptySeconds }) => {
          active -= 1
          if (throttledSeconds !== undefined) close(throttledSeconds)
          else if (emptySeconds !== undefined) close(emptySeconds)
          else width = width * 2 >= unlimited ? Number.POSITIVE_INFINITY : width * 2
          pump()
        },
      }
    },
  }
}
