import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lookTime, watchLooks } from './watch-looks.ts'

/** A page that may be looked at, and how often it was seen. */
function page(isInFront: boolean) {
  const events = new EventTarget()
  const onSeen = vi.fn()
  const state = { isInFront }
  const looks = watchLooks({ events, isLookedAt: () => state.isInFront }, onSeen)
  const tell = (type: string) => events.dispatchEvent(new Event(type))
  return { state, looks, onSeen, tell }
}

describe('watchLooks', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('takes a while in front for a look, and nothing before it', () => {
    const { looks, onSeen } = page(true)
    looks.expect()
    vi.advanceTimersByTime(lookTime - 1)
    expect(onSeen).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(onSeen).toHaveBeenCalledOnce()
  })

  it('waits while the page is behind, and counts anew when the window comes to the front for a moment only', () => {
    const { looks, onSeen, state, tell } = page(false)
    looks.expect()
    vi.advanceTimersByTime(10 * lookTime)
    state.isInFront = true
    tell('visibilitychange')
    tell('focus')
    vi.advanceTimersByTime(lookTime / 2)
    state.isInFront = false
    tell('blur')
    vi.advanceTimersByTime(lookTime)
    expect(onSeen).not.toHaveBeenCalled()
    state.isInFront = true
    tell('focus')
    vi.advanceTimersByTime(lookTime)
    expect(onSeen).toHaveBeenCalledOnce()
  })

  it('takes what is done on the page for a look at once, and calls once for each time that it was expected', () => {
    const { looks, onSeen, tell } = page(true)
    tell('keydown')
    expect(onSeen).not.toHaveBeenCalled()
    looks.expect()
    tell('pointerdown')
    tell('wheel')
    vi.advanceTimersByTime(lookTime)
    expect(onSeen).toHaveBeenCalledOnce()
    looks.expect()
    tell('keydown')
    expect(onSeen).toHaveBeenCalledTimes(2)
  })

  it('does nothing after it was stopped', () => {
    const { looks, onSeen, tell } = page(true)
    looks.expect()
    looks.stop()
    tell('keydown')
    vi.advanceTimersByTime(lookTime)
    expect(onSeen).not.toHaveBeenCalled()
  })
})
