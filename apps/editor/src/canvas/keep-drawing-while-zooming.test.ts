import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepDrawingWhileZooming } from './keep-drawing-while-zooming.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const layerOf = (): Pick<HTMLElement, 'dataset'> => ({ dataset: {} })

describe('keepDrawingWhileZooming', () => {
  it('keeps the drawing through a gesture, and until it has rested for a while', () => {
    const layer = layerOf()
    const zooming = keepDrawingWhileZooming(layer)
    for (let frame = 0; frame < 40; frame += 1) {
      zooming.touch(1.01 ** (frame + 1), 1.01 ** frame)
      expect(layer.dataset.zooming).toBe('kept plain')
      vi.advanceTimersByTime(16)
    }
    vi.advanceTimersByTime(100)
    expect(layer.dataset.zooming).toBe('kept plain')
    vi.advanceTimersByTime(100)
    expect('zooming' in layer.dataset).toBe(false)
  })

  it('leaves the dots through single notches of a wheel, and takes them away in a row of them', () => {
    const layer = layerOf()
    const zooming = keepDrawingWhileZooming(layer)
    const notch = () => {
      for (const [index, change] of [1.09, 1.03, 1.01, 1.004].entries()) {
        zooming.touch(change, 1)
        if (index < 3) vi.advanceTimersByTime(16)
      }
    }
    for (let turn = 0; turn < 3; turn += 1) {
      notch()
      expect(layer.dataset.zooming).toBe('kept')
      vi.advanceTimersByTime(200)
      expect('zooming' in layer.dataset).toBe(false)
    }
    for (let turn = 0; turn < 3; turn += 1) notch()
    expect(layer.dataset.zooming).toBe('kept plain')
    vi.advanceTimersByTime(200)
    expect('zooming' in layer.dataset).toBe(false)
  })

  it('has the layer drawn anew for one frame where the zoom is far from the one it was drawn for', () => {
    const layer = layerOf()
    const zooming = keepDrawingWhileZooming(layer)
    let zoom = 1
    const words: (string | undefined)[] = []
    for (let frame = 0; frame < 150; frame += 1) {
      zooming.touch(zoom / 1.02, zoom)
      zoom /= 1.02
      words.push(layer.dataset.zooming)
    }
    // 1.02 to the 36th is a little more than 2.
    expect(words.flatMap((word, index) => (word === 'plain' ? [index] : []))).toEqual([35, 71, 107, 143])
    expect(words.filter((word) => word === 'kept plain')).toHaveLength(146)
    zooming.stop()
    expect('zooming' in layer.dataset).toBe(false)
  })
})
