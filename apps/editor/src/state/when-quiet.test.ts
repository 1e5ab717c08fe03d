import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { whenQuiet } from './when-quiet.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('whenQuiet', () => {
  it('works once after the last of many questions', () => {
    let count = 0
    const work = whenQuiet(100, () => {
      count += 1
    })
    for (let key = 0; key < 10; key += 1) {
      work.ask()
      vi.advanceTimersByTime(60)
    }
    expect(count).toBe(0)
    vi.advanceTimersByTime(40)
    expect(count).toBe(1)
  })

  it('counts work that comes in pieces to its end', async () => {
    let count = 0
    const work = whenQuiet(100, async () => {
      count += 1
      await Promise.resolve()
      vi.advanceTimersByTime(50)
    })
    work.ask()
    await vi.advanceTimersByTimeAsync(100)
    work.ask()
    await vi.advanceTimersByTimeAsync(290)
    expect(count).toBe(1)
    await vi.advanceTimersByTimeAsync(20)
    expect(count).toBe(2)
    work.stop()
  })

  it('waits for a longer pause when the work took long, but not for ever', () => {
    let count = 0
    let takes = 50
    const work = whenQuiet(100, () => {
      count += 1
      vi.setSystemTime(Date.now() + takes)
      vi.advanceTimersByTime(takes)
    })
    work.ask()
    vi.advanceTimersByTime(100)
    expect(count).toBe(1)
    work.ask()
    vi.advanceTimersByTime(290)
    expect(count).toBe(1)
    vi.advanceTimersByTime(20)
    expect(count).toBe(2)
    takes = 5000
    work.ask()
    vi.advanceTimersByTime(310)
    work.ask()
    vi.advanceTimersByTime(1500)
    expect(count).toBe(4)
  })

  it('forgets what was asked for', () => {
    let count = 0
    const work = whenQuiet(100, () => {
      count += 1
    })
    work.ask()
    work.stop()
    vi.advanceTimersByTime(1000)
    expect(count).toBe(0)
  })
})
