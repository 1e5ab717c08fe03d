/** A queue that is filled on one side and iterated on the other. */
export interface EventQueue<T> {
  readonly push: (item: T) => void
  /** No more will come: the iteration ends when what is there was taken. */
  readonly end: () => void
  readonly iterator: AsyncGenerator<T, void, undefined>
}

/**
 * Makes a queue. Its iterator is written by hand, because an async generator costs several turns of the event
 * loop's queue for each item, which is most of what a trivial step costs.
 *
 * @param onStart called once, when the first item is asked for.
 * @param onStop called when the consumer stops before the end; the stop is done when its promise is.
 */
export const createEventQueue = <T>(onStart: () => void, onStop: () => Promise<void>): EventQueue<T> => {
  let items: T[] = []
  let head = 0
  let isStarted = false
  let hasEnded = false
  let asked: ((result: IteratorResult<T, void>) => void)[] = []
  const finished: IteratorResult<T, void> = { done: true, value: undefined }

  const stop = async (): Promise<IteratorResult<T, void>> => {
    const isEarly = isStarted && !hasEnded
    hasEnded = true
    items = []
    head = 0
    const waiting = asked
    asked = []
    for (const resolve of waiting) resolve(finished)
    if (isEarly) await onStop()
    return finished
  }

  const iterator: AsyncGenerator<T, void, undefined> = {
    next: () => {
      if (!isStarted && !hasEnded) {
        isStarted = true
        onStart()
      }
      if (head < items.length) {
        const value = items[head]
        head += 1
        if (head === items.length) {
          items = []
          head = 0
        }
        if (value !== undefined) return Promise.resolve({ done: false, value })
      }
      if (hasEnded) return Promise.resolve(finished)
      return new Promise((resolve) => asked.push(resolve))
    },
    return: stop,
    throw: async (error: unknown) => {
      await stop()
      throw error
    },
    [Symbol.asyncIterator]: () => iterator,
    [Symbol.asyncDispose]: async () => {
      await stop()
    },
  }

  return {
    push: (item) => {
      if (hasEnded) return
      const resolve = asked.shift()
      if (resolve === undefined) items.push(item)
      else resolve({ done: false, value: item })
    },
    end: () => {
      hasEnded = true
      for (const resolve of asked) resolve(finished)
      asked = []
    },
    iterator,
  }
}
