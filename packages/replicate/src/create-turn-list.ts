/** Somebody who waits. */
export interface Waiter {
  readonly owner: string
  /** The lower, the earlier among those of one owner. */
  readonly order: number
  readonly go: () => void
}

/** Those who wait, owners taking turns. */
export interface TurnList {
  readonly size: () => number
  readonly has: (waiter: Waiter) => boolean
  /** Adds one at its place, and gives how many go before it as things stand. */
  readonly add: (waiter: Waiter) => number
  readonly remove: (waiter: Waiter) => void
  /** Takes whoever is next; its owner's next one comes after everybody else's. */
  readonly takeNext: () => Waiter | undefined
}

/** Makes an empty list. */
export function createTurnList(): TurnList {
  // The first owner is next; one that had its turn goes to the end.
  const owners = new Map<string, Waiter[]>()

  const remove = (waiter: Waiter): void => {
    const own = owners.get(waiter.owner) ?? []
    const at = own.indexOf(waiter)
    if (at >= 0) own.splice(at, 1)
    if (own.length === 0) owners.delete(waiter.owner)
  }

  return {
    size: () => [...owners.values()].reduce((sum, own) => sum + own.length, 0),
    has: (waiter) => owners.get(waiter.owner)?.includes(waiter) === true,
    add: (waiter) => {
      const own = owners.get(waiter.owner) ?? []
      const at = own.filter(({ order }) => order < waiter.order).length
      own.splice(at, 0, waiter)
      owners.set(waiter.owner, own)
      let before = at
      for (const other of owners.values()) if (other !== own) before += Math.min(other.length, at + 1)
      return before
    },
    remove,
    takeNext: () => {
      for (const [owner, [next, ...rest]] of owners) {
        owners.delete(owner)
        if (rest.length > 0) owners.set(owner, rest)
        if (next !== undefined) return next
      }
      return undefined
    },
  }
}
