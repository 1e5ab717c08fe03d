import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepDrawingWhileZooming } from './keep-drawing-while-zooming.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

describe('keepDrawingWhileZooming', () => {
  it('keeps the drawing through a gesture, and until it has rested for a while', () => {
    const layer = { dataset: {} }
    const zooming = keepDrawingWhileZooming(layer)
    for (let frame = 0; frame < 40; frame += 1) {
      zooming.touch(1.1 ** (frame + 1), 1.1 ** frame)
      expect('zooming' in layer.dataset).toBe(frame >= 2)
      vi.advanceTimersByTime(16)
    }
    vi.advanceTimersByTime(100)
    expect('zooming' in layer.dataset).toBe(true)
    vi.advanceTimersByTime(100)
    expect('zooming' in layer.dataset).toBe(false)
    zooming.touch(1, 1.1)
    expect('zooming' in layer.dataset).toBe(false)
  })

  it('knows a gesture by its second change when that is a fine one, and leaves single ones alone', () => {
    const layer = { dataset: {} }
    const zooming = keepDrawingWhileZooming(layer)
    for (let turn = 0; turn < 3; turn += 1) {
      zooming.touch(0.99, 1)
      expect('zooming' in layer.dataset).toBe(false)
      vi.advanceTimersByTime(200)
    }
    zooming.touch(0.99, 1)
    zooming.touch(0.98, 0.99)
    expect('zooming' in layer.dataset).toBe(true)
    vi.advanceTimersByTime(200)
    expect('zooming' in layer.dataset).toBe(false)
  })

  it('draws single turns of the wheel, and what is small, at once', () => {
    const layer = { dataset: {} }
    const zooming = keepDrawingWhileZooming(layer)
    for (let turn = 0; turn < 5; turn += 1) {
      zooming.touch(1.1 + turn / 10, 1 + turn / 10)
      vi.advanceTimersByTime(400)
      expect('zooming' in layer.dataset).toBe(false)
    }
    for (let frame = 0; frame < 5; frame += 1) zooming.touch(0.5, 0.6)
    expect('zooming' in layer.dataset).toBe(true)
    zooming.touch(0.3, 0.5)
    expect('zooming' in layer.dataset).toBe(false)
    zooming.touch(0.5, 0.3)
    zooming.stop()
    expect('zooming' in layer.dataset).toBe(false)
  })
})
