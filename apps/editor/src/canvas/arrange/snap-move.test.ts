import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignItems } from './align-items.ts'
import type { Area } from './area.ts'
import { distributeItems } from './distribute-items.ts'
import { snapMove } from './snap-move.ts'

const moving = { x: 0, y: 0, width: 280, height: 154 }
const others = [{ x: 400, y: -40, width: 320, height: 660 }]
const snap = (delta: { x: number; y: number }) =>
  snapMove({ moving, delta, others, tolerance: 9.5, anchor: moving, grid: 8 })

describe('snapMove', () => {
  it('goes in line with a neighbour where one is near, and shows the line from end to end of both', () => {
    expect(snap({ x: -31, y: -36.5 })).toEqual({
      delta: { x: -32, y: -40 },
      guides: [{ axis: 'y', at: -40, from: -32, to: 720 }],
    })
  })

  it('goes to the grid of the thing taken hold of where no line pulls', () => {
    expect(snap({ x: 13, y: 101 })).toEqual({ delta: { x: 16, y: 104 }, guides: [] })
  })
})

const area = fc.record({
  x: fc.integer({ min: -999, max: 999 }),
  y: fc.integer({ min: -999, max: 999 }),
  width: fc.integer({ min: 1, max: 99 }).map((half) => half * 2),
  height: fc.integer({ min: 1, max: 99 }).map((half) => half * 2),
})
const areas = fc.array(area, { minLength: 1, maxLength: 9 }).map((list) => new Map(list.entries()))
const named = areas.map(
  (list): ReadonlyMap<string, Area> => new Map([...list].map(([index, one]) => [`n${index}`, one])),
)

describe('align and distribute', () => {
  it('puts edges in line, and doing it again moves nothing', () => {
    fc.assert(
      fc.property(
        named,
        fc.constantFrom('left', 'center', 'right', 'top', 'middle', 'bottom' as const),
        (all, how) => {
          const once = alignItems(all, how)
          const moved = new Map(
            [...all].map(([id, one]): [string, Area] => [id, { ...one, ...once.get(id) }]),
          )
          for (const [id, place] of alignItems(moved, how)) {
            expect(Math.abs(place.x - (once.get(id)?.x ?? 0))).toBeLessThanOrEqual(1)
            expect(Math.abs(place.y - (once.get(id)?.y ?? 0))).toBeLessThanOrEqual(1)
          }
        },
      ),
    )
  })

  it('makes all gaps equal to a pixel and keeps the outermost two', () => {
    fc.assert(
      fc.property(named, (all) => {
        const places = distributeItems(all, 'across')
        if (all.size < 3) return void expect(places.size).toBe(0)
        const sorted = [...all].toSorted(([, a], [, b]) => a.x - b.x)
        const gaps = sorted.slice(1).map(([id], index) => {
          const [before, area] = sorted[index] ?? ['', moving]
          return (places.get(id)?.x ?? 0) - (places.get(before)?.x ?? 0) - area.width
        })
        for (const gap of gaps) expect(Math.abs(gap - (gaps[0] ?? 0))).toBeLessThanOrEqual(2)
        expect(places.get(sorted[0]?.[0] ?? '')?.x).toBe(sorted[0]?.[1].x)
      }),
    )
  })
})
