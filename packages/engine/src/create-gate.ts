import { WeftError } from '@weft/ports'

/** Lets so many tasks run at a time, and shares the places fairly between keys. */
export interface Gate {
  /**
   * Runs a task as soon as there is a place. Keys take turns, so that a run with a hundred tasks does not keep
   * one with a single task waiting; within a key it is first come, first served.
   *
   * @throws WeftError `canceled` when the signal aborts while it waits; a task that runs is not interrupted.
   */
  readonly run: <T>(key: string, task: () => Promise<T>, signal: AbortSignal) => Promise<T>
  /** Whether a task that comes now would have to wait. */
  readonly isFull: () => boolean
}

interface Waiter {
  readonly start: () => void
  isGone: boolean
}

const canceled = () =>
  new WeftError({ code: 'canceled', message: 'Canceled while waiting.', retryable: true })

/**
 * Makes a gate.
 *
 * @param limit how many tasks run at a time, 1 or more.
 * @throws RangeError when the limit is below 1 or not a number.
 */
export const createGate = (limit: number): Gate => {
  if (!(limit >= 1))
    throw new RangeError(`A gate needs room for one task or more, but its limit is ${limit}.`)
  let active = 0
  // The first key is next; a key that had its turn goes to the end.
  const queues = new Map<string, Waiter[]>()

  const takeNext = (): Waiter | undefined => {
    for (const [key, waiters] of queues) {
      queues.delete(key)
      let next = waiters.shift()
      while (next?.isGone === true) next = waiters.shift()
      if (waiters.length > 0) queues.set(key, waiters)
      if (next !== undefined) return next
    }
    return undefined
  }

  const release = () => {
    active -= 1
    const next = takeNext()
    if (next === undefined) return
    active += 1
    next.start()
  }

  const start = <T>(task: () => Promise<T>): Promise<T> => {
    let running: Promise<T>
    try {
      running = task()
    } catch (error) {
      running = Promise.reject(error)
    }
    running.then(release, release)
    return running
  }

  return {
    isFull: () => active >= limit,
    run: (key, task, signal) => {
      if (signal.aborted) return Promise.reject(canceled())
      if (active < limit) {
        active += 1
        return start(task)
      }
      return new Promise((resolve, reject) => {
        const stop = () => {
          waiter.isGone = true
          reject(canceled())
        }
        const waiter: Waiter = {
          isGone: false,
          start: () => {
            signal.removeEventListener('abort', stop)
            start(task).then(resolve, reject)
          },
        }
        signal.addEventListener('abort', stop, { once: true })
        const waiters = queues.get(key)
        if (waiters === undefined) queues.set(key, [waiter])
        else waiters.push(waiter)
      })
    },
  }
}
