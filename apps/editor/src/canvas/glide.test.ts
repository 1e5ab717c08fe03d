import { describe, expect, it } from 'vitest'
import { createGlide } from './glide.ts'

const frame = 1000 / 60

describe('createGlide', () => {
  it('hands out a step over a few frames, most of it first, and all of it in the end', () => {
    const glide = createGlide()
    glide.add({ x: 12, y: -100 })
    const parts = []
    while (!glide.isOver()) parts.push(glide.take(frame))
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.length).toBeLessThan(6)
    expect(parts[0]?.y).toBeLessThan(-60)
    for (const [index, { y }] of parts.entries())
      expect(y).toBeGreaterThanOrEqual(parts[index - 1]?.y ?? -100)
    expect(parts.reduce((sum, { x }) => sum + x, 0)).toBeCloseTo(12)
    expect(parts.reduce((sum, { y }) => sum + y, 0)).toBeCloseTo(-100)
  })

  it('has something for a frame into which no step fell', () => {
    const glide = createGlide()
    let handedOut = 0
    for (let step = 0; step < 30; step += 1) {
      if (step % 3 !== 2) glide.add({ x: 0, y: 10 })
      const { y } = glide.take(frame)
      expect(y).toBeGreaterThan(1)
      handedOut += y
    }
    expect(handedOut + glide.take().y).toBeCloseTo(200)
    expect(glide.isOver()).toBe(true)
  })

  it('is as fast with short frames as with long ones', () => {
    const [long, short] = [createGlide(), createGlide()]
    for (const glide of [long, short]) glide.add({ x: 0, y: 100 })
    expect(short.take(8).y + short.take(8).y).toBeCloseTo(long.take(16).y)
  })

  it('gives everything at once when asked to, and nothing when there is nothing', () => {
    const glide = createGlide()
    expect(glide.take(frame)).toEqual({ x: 0, y: 0 })
    glide.add({ x: 3, y: 4 })
    expect(glide.take()).toEqual({ x: 3, y: 4 })
    expect(glide.isOver()).toBe(true)
  })
})
