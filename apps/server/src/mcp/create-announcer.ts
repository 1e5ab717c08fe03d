/** Tells those who listen that something has changed. */
export interface Announcer {
  readonly tell: () => void
  /** Gives what ends the listening. */
  readonly listen: (listener: () => void) => () => void
}

/** Makes an announcer that nobody listens to yet. */
export function createAnnouncer(): Announcer {
  const listeners = new Set<() => void>()
  return {
    tell: () => {
      for (const listener of listeners) listener()
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
