import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PictureRow } from './gallery-row.ts'
import { galleryGap, layoutRows } from './layout-rows.ts'
import { isMoveKey, moveInRows } from './move-in-rows.ts'

const picture = fc.record({
  width: fc.integer({ min: 64, max: 2048 }),
  height: fc.integer({ min: 64, max: 2048 }),
  day: fc.constantFrom('2026-11-29', '2026-11-28', '2026-11-01'),
})
const options = fc.record({
  pictures: fc
    .array(picture, { maxLength: 60 })
    .map((list) => list.toSorted((a, b) => (a.day < b.day ? 1 : -1))),
  more: fc.nat({ max: 500 }),
  width: fc.integer({ min: 200, max: 2400 }),
  size: fc.integer({ min: 80, max: 360 }),
})
const lay = ({ pictures, more, width, size }: Laid) =>
  layoutRows({ pictures, total: pictures.length + more, width, size })

/** What is laid out in the tests. */
interface Laid {
  readonly pictures: readonly { readonly width: number; readonly height: number; readonly day: string }[]
  readonly more: number
  readonly width: number
  readonly size: number
}

const pictureRows = (rows: ReturnType<typeof layoutRows>): readonly PictureRow[] =>
  rows.filter((row) => row.kind === 'pictures')

describe('the rows of the gallery', () => {
  it('has every picture once and in order, and a place for each that is not there yet', () => {
    fc.assert(
      fc.property(options, (given) => {
        const rows = lay(given)
        const shown = pictureRows(rows).flatMap((row) => row.cells.map((cell) => cell.index))
        expect(shown).toEqual(given.pictures.map((_, index) => index))
        const pending = rows.reduce((sum, row) => sum + (row.kind === 'pending' ? row.count : 0), 0)
        expect(pending).toBe(given.more)
      }),
    )
  })

  it('fills the width but for the last row of a day, never higher than asked, never over the edge', () => {
    fc.assert(
      fc.property(options, (given) => {
        const rows = lay(given)
        for (const [at, row] of rows.entries()) {
          if (row.kind !== 'pictures') continue
          const room = Math.max(given.size, given.width)
          const end = row.cells.at(-1)!
          const isLast = rows[at + 1]?.kind !== 'pictures'
          expect(row.height - galleryGap).toBeLessThanOrEqual(given.size)
          if (!isLast) expect(end.left + end.width).toBe(room)
          else expect(end.left + end.width).toBeLessThanOrEqual(room + row.cells.length)
          for (const cell of row.cells) expect(cell.width).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('heads every day once, with its count', () => {
    const pictures = ['2026-11-29', '2026-11-29', '2026-11-28'].map((day) => ({ width: 10, height: 10, day }))
    const rows = layoutRows({ pictures, total: 3, width: 600, size: 100 })
    expect(rows.map((row) => (row.kind === 'day' ? [row.day, row.count] : row.kind))).toEqual([
      ['2026-11-29', 2],
      'pictures',
      ['2026-11-28', 1],
      'pictures',
    ])
  })
})

describe('moving in the gallery', () => {
  const squares = (count: number, day: string) =>
    Array.from({ length: count }, () => ({ width: 100, height: 100, day }))
  // Rows of four, 0-3, 4-6, and under another head 7-8.
  const rows = layoutRows({
    pictures: [...squares(7, '2026-11-29'), ...squares(2, '2026-11-28')],
    total: 9,
    width: 424,
    size: 100,
  })
  const move = (from: number, key: string, isFar = false) => {
    if (!isMoveKey(key)) throw new Error(`${key} does not move`)
    return moveInRows({ rows, from, key, isFar, page: 200 })
  }

  it('goes to the next, over the ends of rows and days', () => {
    expect([
      move(3, 'ArrowRight'),
      move(7, 'ArrowLeft'),
      move(8, 'ArrowRight'),
      move(0, 'ArrowLeft'),
    ]).toEqual([4, 6, 8, 0])
  })

  it('goes up and down to what is nearest', () => {
    expect([move(1, 'ArrowDown'), move(3, 'ArrowDown'), move(6, 'ArrowDown'), move(8, 'ArrowUp')]).toEqual([
      5, 6, 8, 5,
    ])
    expect([move(0, 'ArrowUp'), move(8, 'ArrowDown')]).toEqual([0, 8])
  })

  it('goes to the ends of the row, or of everything, and a page at a time', () => {
    expect([move(5, 'Home'), move(5, 'End'), move(5, 'Home', true), move(5, 'End', true)]).toEqual([
      4, 6, 0, 8,
    ])
    expect([move(0, 'PageDown'), move(8, 'PageUp')]).toEqual([7, 1])
  })

  it('never leaves the gallery', () => {
    fc.assert(
      fc.property(
        options,
        fc.constantFrom(
          'ArrowLeft',
          'ArrowRight',
          'ArrowUp',
          'ArrowDown',
          'Home',
          'End',
          'PageUp',
          'PageDown',
        ),
        fc.nat(),
        fc.boolean(),
        (given, key, start, isFar) => {
          if (given.pictures.length === 0 || !isMoveKey(key)) return
          const from = start % given.pictures.length
          const to = moveInRows({ rows: lay(given), from, key, isFar, page: 400 })
          expect(to).toBeGreaterThanOrEqual(0)
          expect(to).toBeLessThan(given.pictures.length)
        },
      ),
    )
  })
})
