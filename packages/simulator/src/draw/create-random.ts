/** Draws numbers from 0 (inclusive) to 1 (exclusive), always the same ones for the same seed. */
export type Random = () => number

/** Makes a small, fast generator from a whole number of 32 bits (a Weyl sequence with a mixing step). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
