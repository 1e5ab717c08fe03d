import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  actualZoom,
  boundView,
  fitScale,
  panView,
  placeOfPicture,
  wholePicture,
  zoomView,
} from './picture-view.ts'

const side = fc.integer({ min: 16, max: 4096 })
const staged = fc.record({
  picture: fc.record({ width: side, height: side }),
  stage: fc.record({ width: side, height: side }),
})
const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const view = fc.record({ zoom: fc.double({ min: 0.05, max: 60, noNaN: true }), x: fraction, y: fraction })

describe('the view of a picture', () => {
  it('shows all of a picture in the middle, and its pixels one to one at the actual zoom', () => {
    const at = { picture: { width: 1000, height: 500 }, stage: { width: 500, height: 500 } }
    expect(placeOfPicture(wholePicture, at)).toEqual({ left: 0, top: 125, scale: 0.5 })
    expect(fitScale(at) * actualZoom(at)).toBe(1)
  })

  it('leaves no gap at a side that the picture could fill, whatever was panned and zoomed', () => {
    fc.assert(
      fc.property(staged, view, fc.integer({ min: -9000, max: 9000 }), (at, seen, by) => {
        const bound = panView(boundView(seen, at), { x: by, y: -by }, at)
        const { left, top, scale } = placeOfPicture(bound, at)
        const width = at.picture.width * scale
        const height = at.picture.height * scale
        const gap = 0.01
        if (width > at.stage.width) {
          expect(left).toBeLessThanOrEqual(gap)
          expect(left + width).toBeGreaterThanOrEqual(at.stage.width - gap)
        } else expect(left).toBeCloseTo((at.stage.width - width) / 2, 3)
        if (height > at.stage.height) expect(top).toBeLessThanOrEqual(gap)
        else expect(top).toBeCloseTo((at.stage.height - height) / 2, 3)
      }),
    )
  })

  it('bounds once: bounding again changes nothing', () => {
    fc.assert(
      fc.property(staged, view, (at, seen) => {
        const bound = boundView(seen, at)
        const again = boundView(bound, at)
        expect(again.zoom).toBeCloseTo(bound.zoom, 9)
        expect(again.x).toBeCloseTo(bound.x, 9)
        expect(again.y).toBeCloseTo(bound.y, 9)
      }),
    )
  })

  it('keeps what is under the pointer there, inside a picture larger than the stage', () => {
    const at = { picture: { width: 2000, height: 2000 }, stage: { width: 500, height: 500 } }
    const before = boundView({ zoom: 4, x: 0.5, y: 0.5 }, at)
    const point = { x: 300, y: 220 }
    const seenAt = (seen: typeof before) => {
      const place = placeOfPicture(seen, at)
      return { x: (point.x - place.left) / place.scale, y: (point.y - place.top) / place.scale }
    }
    const after = zoomView(before, 7, { ...at, ...point })
    expect(after.zoom).toBe(7)
    expect(seenAt(after).x).toBeCloseTo(seenAt(before).x, 6)
    expect(seenAt(after).y).toBeCloseTo(seenAt(before).y, 6)
  })

  it('does not zoom out beyond all of the picture, nor in beyond 32 pixels a pixel', () => {
    const at = { picture: { width: 1000, height: 1000 }, stage: { width: 500, height: 500 } }
    expect(boundView({ zoom: 0.01, x: 0, y: 0 }, at)).toEqual(wholePicture)
    expect(fitScale(at) * boundView({ zoom: 9999, x: 0.5, y: 0.5 }, at).zoom).toBe(32)
    const small = { picture: { width: 64, height: 64 }, stage: { width: 512, height: 512 } }
    expect(boundView({ zoom: 0.01, x: 0, y: 0 }, small).zoom).toBe(1 / 8)
  })
})
