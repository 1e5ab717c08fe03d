/** Where the page keeps what must survive a reload. */
export type PageStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * The browser's storage; where it is forbidden (some browsers do that in frames of other pages), one that lasts as
 * long as the page.
 */
export function safeStorage(open: () => Storage): PageStorage {
  try {
    const storage = open()
    storage.getItem('weft')
    return {
      getItem: (key) => storage.getItem(key),
      setItem: (key, value) => {
        try {
          storage.setItem(key, value)
        } catch {
          // It is full: what is not kept is the history of runs, never a result.
        }
      },
      removeItem: (key) => storage.removeItem(key),
    }
  } catch {
    const kept = new Map<string, string>()
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    }
  }
}
