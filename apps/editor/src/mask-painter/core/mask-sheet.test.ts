import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeWhole, type WholeChange } from './change-whole.ts'
import { createMaskSheet, type MaskSheet } from './mask-sheet.ts'
import { startGesture } from './start-gesture.ts'
import type { PaintTool, ToolSettings } from './tool-settings.ts'

const size = { width: 300, height: 170 }
const settings: ToolSettings = {
  size: 20,
  hardness: 1,
  opacity: 1,
  usesPressure: false,
  removes: false,
  tolerance: 0,
  looksAt: 'mask',
}

/** One gesture from its press to its commit. */
function draw(
  sheet: MaskSheet,
  tool: PaintTool,
  points: readonly { x: number; y: number; pressure?: number }[],
  changed: Partial<ToolSettings> & { from?: { x: number; y: number } } = {},
) {
  const gesture = startGesture({
    sheet,
    tool,
    settings: { ...settings, ...changed },
    pixels: () => new Uint8ClampedArray(size.width * size.height * 4),
    lineFrom: changed.from && { ...changed.from, pressure: 1 },
  })
  for (const point of points) gesture.moveTo({ pressure: 1, ...point }, false)
  gesture.end()
  return sheet.commit()
}
const at = (sheet: MaskSheet, x: number, y: number) => sheet.values[y * sheet.width + x]

describe('painting', () => {
  it('sets a hard brush down as a disc, and a soft one with a slope', () => {
    const sheet = createMaskSheet(size)
    expect(draw(sheet, 'brush', [{ x: 50, y: 50 }])).toBeDefined()
    expect([at(sheet, 50, 50), at(sheet, 58, 50), at(sheet, 61, 50)]).toEqual([255, 255, 0])
    draw(sheet, 'brush', [{ x: 150, y: 50 }], { hardness: 0, size: 40 })
    const slope = [150, 155, 160, 165].map((x) => at(sheet, x, 50) ?? 0)
    expect(slope).toEqual(slope.toSorted((a, b) => b - a))
    expect(new Set(slope).size).toBe(4)
  })

  it('leaves no gap between far points, and lays no more than its opacity however often it passes', () => {
    const sheet = createMaskSheet(size)
    draw(
      sheet,
      'brush',
      [
        { x: 20, y: 20 },
        { x: 280, y: 150 },
        { x: 20, y: 20 },
      ],
      { opacity: 0.5 },
    )
    for (let part = 0; part <= 1; part += 0.01)
      expect(at(sheet, Math.floor(20 + 260 * part), Math.floor(20 + 130 * part))).toBe(128)
    draw(sheet, 'eraser', [{ x: 20, y: 20 }], { opacity: 0.5 })
    expect(at(sheet, 20, 20)).toBe(64)
  })

  it('gets narrower with less pressure', () => {
    const sheet = createMaskSheet(size)
    draw(sheet, 'brush', [{ x: 50, y: 50, pressure: 0 }], { usesPressure: true, size: 40 })
    expect([at(sheet, 50, 50), at(sheet, 56, 50)]).toEqual([255, 0])
  })

  it('draws a straight line from where the last stroke ended', () => {
    const sheet = createMaskSheet(size)
    draw(
      sheet,
      'brush',
      [
        { x: 60, y: 100 },
        { x: 200, y: 100 },
      ],
      { from: { x: 10, y: 10 } },
    )
    expect([at(sheet, 10, 10), at(sheet, 105, 55), at(sheet, 60, 100)]).toEqual([255, 255, 0])
  })

  it('fills rectangle, ellipse and lasso, and takes away with them', () => {
    const sheet = createMaskSheet(size)
    draw(sheet, 'rectangle', [
      { x: 30, y: 40 },
      { x: 10, y: 20 },
    ])
    expect(sheet.values.reduce((sum, value) => sum + value, 0)).toBe(20 * 20 * 255)
    draw(sheet, 'ellipse', [
      { x: 100, y: 20 },
      { x: 200, y: 80 },
    ])
    const painted = sheet.values.reduce((sum, value) => sum + value, 0) / 255 - 400
    expect(Math.abs(painted - Math.PI * 50 * 30)).toBeLessThan(10)
    draw(sheet, 'lasso', [
      { x: 10, y: 100 },
      { x: 60, y: 100 },
      { x: 10, y: 150 },
    ])
    expect([at(sheet, 12, 102), at(sheet, 50, 140)]).toEqual([255, 0])
    draw(
      sheet,
      'rectangle',
      [
        { x: 0, y: 0 },
        { x: 300, y: 170 },
      ],
      { removes: true },
    )
    expect(sheet.values.every((value) => value === 0)).toBe(true)
  })

  it('fills what a painted ring encloses, and what is alike everywhere', () => {
    const sheet = createMaskSheet(size)
    draw(sheet, 'ellipse', [
      { x: 20, y: 20 },
      { x: 120, y: 120 },
    ])
    draw(
      sheet,
      'ellipse',
      [
        { x: 40, y: 40 },
        { x: 100, y: 100 },
      ],
      { removes: true },
    )
    draw(sheet, 'bucket', [{ x: 70, y: 70 }])
    expect([at(sheet, 70, 70), at(sheet, 2, 2)]).toEqual([255, 0])
    draw(sheet, 'colour', [{ x: 2, y: 2 }])
    expect([at(sheet, 2, 2), at(sheet, 298, 168)]).toEqual([255, 255])
  })

  it('takes colours of the picture within the tolerance', () => {
    const sheet = createMaskSheet({ width: 4, height: 1 })
    const pixels = new Uint8ClampedArray([10, 10, 10, 255, 14, 10, 10, 255, 99, 99, 99, 255, 12, 10, 10, 255])
    const fill = (tool: PaintTool, tolerance: number) => {
      const how = { ...settings, tolerance, looksAt: 'picture' as const }
      startGesture({ sheet, tool, settings: how, pixels: () => pixels }).moveTo(
        { x: 0.5, y: 0.5, pressure: 1 },
        false,
      )
      sheet.commit()
      const got = [...sheet.values]
      sheet.history.undo()
      return got
    }
    expect(fill('bucket', 3)).toEqual([255, 0, 0, 0])
    expect(fill('bucket', 4)).toEqual([255, 255, 0, 0])
    expect(fill('colour', 4)).toEqual([255, 255, 0, 255])
  })
})

describe('the whole mask', () => {
  it('grows, shrinks and feathers by exactly so many pixels', () => {
    const sheet = createMaskSheet(size)
    draw(sheet, 'rectangle', [
      { x: 50, y: 50 },
      { x: 100, y: 100 },
    ])
    const change = (what: WholeChange, amount: number) => {
      changeWhole(sheet, what, amount)
      sheet.commit()
    }
    change('grow', 7)
    expect([at(sheet, 43, 60), at(sheet, 42, 60), at(sheet, 44, 44)]).toEqual([255, 0, 0])
    change('shrink', 7)
    expect([at(sheet, 50, 60), at(sheet, 49, 60)]).toEqual([255, 0])
    change('feather', 8)
    expect([at(sheet, 58, 75), at(sheet, 41, 75)]).toEqual([255, 0])
    expect(at(sheet, 50, 75)).toBeGreaterThan(100)
    expect(at(sheet, 49, 75)).toBeLessThan(156)
  })

  it('keeps shrunk within the mask and the mask within grown, and inverts twice to itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 0, 60, 200, 255), { minLength: 180, maxLength: 180 }),
        fc.integer({ min: 1, max: 5 }),
        (values, amount) => {
          const make = () => createMaskSheet({ width: 15, height: 12 }, Uint8Array.from(values))
          const [grown, shrunk, inverted] = [make(), make(), make()]
          changeWhole(grown, 'grow', amount)
          changeWhole(shrunk, 'shrink', amount)
          changeWhole(inverted, 'invert', 1)
          changeWhole(inverted, 'invert', 1)
          values.forEach((value, index) => {
            const x = index % 15
            const y = Math.floor(index / 15)
            const near = values.some(
              (other, from) =>
                other >= 128 && Math.hypot((from % 15) - x, Math.floor(from / 15) - y) <= amount,
            )
            expect(grown.values[index]).toBeGreaterThanOrEqual(near ? 255 : value)
            expect(shrunk.values[index]).toBeLessThanOrEqual(value)
          })
          expect([...inverted.values]).toEqual(values)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('undoing', () => {
  const place = fc.record({ x: fc.integer({ min: -20, max: 320 }), y: fc.integer({ min: -20, max: 190 }) })
  const step = fc.record({
    tool: fc.constantFrom<PaintTool>('brush', 'eraser', 'rectangle', 'ellipse', 'lasso', 'bucket'),
    points: fc.array(place, { minLength: 1, maxLength: 4 }),
    opacity: fc.constantFrom(0.4, 1),
  })

  it('gives every earlier mask back, and every later one again', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const sheet = createMaskSheet(size)
        const masks = [sheet.values.slice()]
        for (const { tool, points, opacity } of steps)
          if (draw(sheet, tool, points, { opacity })) masks.push(sheet.values.slice())
        expect(sheet.history.undoCount()).toBe(masks.length - 1)
        expect(sheet.coverage.every((value) => value === 0)).toBe(true)
        for (const mask of masks.slice(0, -1).toReversed()) {
          sheet.history.undo()
          expect(Buffer.compare(sheet.values, mask)).toBe(0)
        }
        for (const mask of masks.slice(1)) {
          sheet.history.redo()
          expect(Buffer.compare(sheet.values, mask)).toBe(0)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('takes a gesture under way back as if it had not been', () => {
    const sheet = createMaskSheet(size)
    draw(sheet, 'brush', [{ x: 50, y: 50 }])
    const before = sheet.values.slice()
    const gesture = startGesture({ sheet, tool: 'brush', settings, pixels: () => new Uint8ClampedArray(0) })
    gesture.moveTo({ x: 60, y: 60, pressure: 1 }, false)
    expect(sheet.values).not.toEqual(before)
    sheet.cancel()
    expect(Buffer.compare(sheet.values, before)).toBe(0)
    expect(sheet.history.undoCount()).toBe(1)
  })

  it('keeps only the tiles that changed, forgets the oldest steps, and never the newest', () => {
    const sheet = createMaskSheet({ width: 1024, height: 1024 }, undefined, 40_000)
    draw(sheet, 'brush', [{ x: 64, y: 64 }])
    expect(sheet.history.bytes()).toBeLessThan(200)
    for (let x = 60; x < 70; x++) draw(sheet, 'brush', [{ x, y: 70 }])
    expect(sheet.history.bytes()).toBeLessThanOrEqual(40_000)
    expect([sheet.history.undoCount(), sheet.history.hasForgotten()]).toEqual([2, true])
    expect(draw(sheet, 'eraser', [{ x: 900, y: 900 }])).toBeUndefined()
    expect(sheet.history.undoCount()).toBe(2)
  })
})
