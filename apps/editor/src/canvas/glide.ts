/** Milliseconds in which 63 of 100 of what is left are handed out: about a frame, so that nothing lags behind the hand. */
const pace = 16

/** The share of the most there ever was below which the rest is handed out at once: a wheel's notch takes five frames. */
const leastShare = 0.02

/** A way in two directions. */
export interface Way {
  readonly x: number
  readonly y: number
}

/** A way that is handed out over a few frames. */
export interface Glide {
  readonly add: (way: Way) => void
  /**
   * What comes next; all parts together are what was added.
   *
   * @param time milliseconds since the last part; without it all that is left
   */
  readonly take: (time?: number) => Way
  /** Nothing is left. */
  readonly isOver: () => boolean
}

/** Makes steps of any size, that come at any time, one movement: the larger part of each at once, the rest soon after. */
export function createGlide(): Glide {
  let left = { x: 0, y: 0 }
  let most = 0
  return {
    add(way) {
      left = { x: left.x + way.x, y: left.y + way.y }
      most = Math.max(most, sizeOf(left))
    },
    take(time = Number.POSITIVE_INFINITY) {
      const share = 1 - Math.exp(-time / pace)
      const next = { x: left.x * share, y: left.y * share }
      const rest = { x: left.x - next.x, y: left.y - next.y }
      if (sizeOf(rest) > most * leastShare) {
        left = rest
        return next
      }
      const all = left
      left = { x: 0, y: 0 }
      most = 0
      return all
    },
    isOver: () => left.x === 0 && left.y === 0,
  }
}

function sizeOf({ x, y }: Way): number {
  return Math.hypot(x, y)
}
