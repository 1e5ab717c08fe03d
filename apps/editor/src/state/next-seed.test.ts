import { describe, expect, it } from 'vitest'
import { nextSeed } from './next-seed.ts'

describe('nextSeed', () => {
  it('goes on at the other end of the range', () => {
    expect(nextSeed(7, 1, {})).toBe(8)
    expect(nextSeed(4_294_967_295, 1, {})).toBe(0)
    expect(nextSeed(0, -1, {})).toBe(4_294_967_295)
    expect(nextSeed(9, 1, { minimum: 1, maximum: 9 })).toBe(1)
    expect(nextSeed(1, -1, { minimum: 1, maximum: 9 })).toBe(9)
  })

  it('counts on from a seed outside of what is drawn, where the model has no range', () => {
    expect(nextSeed(-3, 1, {})).toBe(-2)
    expect(nextSeed(-1, 1, {})).toBe(0)
    expect(nextSeed(-3, -1, {})).toBe(-4)
    expect(nextSeed(4_294_967_296, 1, {})).toBe(4_294_967_297)
    expect(nextSeed(1e20, 1, {})).toBe(0)
  })
})
