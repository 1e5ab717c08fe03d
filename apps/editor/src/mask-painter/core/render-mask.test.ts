import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitView, toPicturePoint, toStagePoint, zoomView } from './painter-view.ts'
import { renderMask } from './render-mask.ts'
import { tintColours } from './tint-colours.ts'

describe('renderMask', () => {
  const mask = { width: 8, height: 4, values: new Uint8Array(32).fill(255, 8, 16) }
  const colours = tintColours('#ff8000', 0.5)

  it('shows the pixels of the mask in the tint, and nothing beside it', () => {
    const shown = new Uint32Array(10 * 3)
    renderMask(
      { mask, view: { x: 1, y: 1, zoom: 1 }, colours },
      { left: 0, top: 1, right: 10, bottom: 4 },
      shown,
    )
    const bytes = new Uint8Array(shown.buffer)
    expect([...bytes.subarray(44, 48)]).toEqual([255, 128, 0, 128])
    expect(shown.filter((pixel) => pixel >>> 24 > 0)).toHaveLength(8)
  })

  it('draws a part exactly as it draws it within the whole', () => {
    fc.assert(
      fc.property(fc.constantFrom(0.3, 0.5, 1, 2.7), fc.integer({ min: 0, max: 9 }), (zoom, left) => {
        const view = { x: 0.5, y: 1.25, zoom }
        const whole = new Uint32Array(20 * 12)
        const part = new Uint32Array(5 * 12)
        renderMask({ mask, view, colours }, { left: 0, top: 0, right: 20, bottom: 12 }, whole)
        renderMask({ mask, view, colours }, { left, top: 0, right: left + 5, bottom: 12 }, part)
        part.forEach((pixel, index) => {
          expect(pixel).toBe(whole[Math.floor(index / 5) * 20 + left + (index % 5)])
        })
      }),
    )
  })
})

describe('the view', () => {
  it('shows all of a picture, and keeps the pixel under the pointer where it is while it zooms', () => {
    const view = fitView({ width: 4096, height: 2048 }, { width: 1048, height: 800 })
    expect(view.zoom).toBeCloseTo(1000 / 4096)
    const at = { x: 333, y: 222 }
    const under = toPicturePoint(view, at)
    const back = toStagePoint(zoomView(view, 3, at), under)
    expect(back.x).toBeCloseTo(at.x)
    expect(back.y).toBeCloseTo(at.y)
    expect(zoomView(view, 1e9, at).zoom).toBe(32)
  })
})
