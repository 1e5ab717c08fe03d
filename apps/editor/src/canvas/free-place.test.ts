import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freePlace } from './free-place.ts'

const wished = { x: 100, y: 100 }
const area = fc.record({
  x: fc.integer({ min: -1500, max: 1500 }),
  y: fc.integer({ min: -1500, max: 1500 }),
  width: fc.integer({ min: 1, max: 600 }),
  height: fc.integer({ min: 1, max: 1200 }),
})

describe('freePlace', () => {
  it('is the wished place when that is free, else beside or below what stands there', () => {
    expect(freePlace([], wished)).toEqual(wished)
    const place = freePlace([{ x: 80, y: 80, width: 300, height: 1000 }], wished)
    expect(place.y).toBe(wished.y)
    expect(place.x).toBeGreaterThan(380)
  })

  it('never lies over a card', () => {
    fc.assert(
      fc.property(fc.array(area, { maxLength: 8 }), (taken) => {
        const { x, y } = freePlace(taken, wished)
        for (const other of taken)
          expect(
            x < other.x + other.width && other.x < x + 280 && y < other.y + other.height && other.y < y + 240,
          ).toBe(false)
      }),
    )
  })
})
