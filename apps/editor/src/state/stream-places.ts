/**
 * Streams that are open at once: of the six connections that a browser gives all its tabs to one server, half stay
 * free for everything else.
 */
const count = 3

/** What this needs of a browser's `LockManager`. */
export interface StreamLocks {
  readonly request: (name: string, use: () => Promise<void>) => Promise<void>
  readonly query: () => Promise<{
    readonly held?: readonly { readonly name?: string }[]
    readonly pending?: readonly { readonly name?: string }[]
  }>
}

/** Places for open streams; who finds one taken waits, first come, first served. */
export interface StreamPlaces {
  /** For each place, how many hold it or wait for it. */
  readonly crowds: () => Promise<readonly number[]>
  /** Waits for a place and holds it while `use` goes on. */
  readonly hold: (place: number, use: () => Promise<void>) => Promise<void>
}

/**
 * The places of this browser.
 *
 * @param locks what all tabs share; browsers have none on an address that is neither https nor this machine: then
 *   each tab has places of its own
 */
export function createStreamPlaces(locks: StreamLocks | undefined): StreamPlaces {
  return locks === undefined ? placesOfTab() : placesOfBrowser(locks)
}

function placesOfBrowser(locks: StreamLocks): StreamPlaces {
  const names = Array.from({ length: count }, (_, place) => `weft-stream-${place}`)
  return {
    async crowds() {
      const { held = [], pending = [] } = await locks.query()
      return names.map((name) => [...held, ...pending].filter((lock) => lock.name === name).length)
    },
    async hold(place, use) {
      await locks.request(names[place] ?? '', use)
    },
  }
}

function placesOfTab(): StreamPlaces {
  const crowds = Array.from({ length: count }, () => 0)
  const ends = Array.from({ length: count }, () => Promise.resolve())
  return {
    crowds: async () => [...crowds],
    async hold(place, use) {
      crowds[place] = (crowds[place] ?? 0) + 1
      const end = (ends[place] ?? Promise.resolve()).then(use).finally(() => {
        crowds[place] = (crowds[place] ?? 0) - 1
      })
      ends[place] = end.catch(() => undefined)
      await end
    },
  }
}
