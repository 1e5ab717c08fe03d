import { WeftError } from '@weft/ports'

/** Lets so many tasks run at a time; of those that wait, the one that came last is next. */
export interface NewestFirst {
  /** Throws `canceled` when the signal fires while it waits; a task that runs is not interrupted. */
  readonly run: <T>(task: () => Promise<T>, signal: AbortSignal) => Promise<T>
}

/** Makes the line; `atOnce` is 1 or more. */
export function createNewestFirst(atOnce: number): NewestFirst {
  let running = 0
  const waiting: (() => void)[] = []

  const enter = (signal: AbortSignal): Promise<void> => {
    if (running < atOnce) {
      running += 1
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        waiting.splice(waiting.indexOf(go), 1)
        reject(
          new WeftError({
            code: 'canceled',
            message: 'Nobody waits for this picture any more.',
            retryable: true,
          }),
        )
      }
      signal.addEventListener('abort', leave, { once: true })
      waiting.push(go)
    })
  }

  return {
    run: async (task, signal) => {
      await enter(signal)
      try {
        return await task()
      } finally {
        const next = waiting.pop()
        if (next) next()
        else running -= 1
      }
    },
  }
}
