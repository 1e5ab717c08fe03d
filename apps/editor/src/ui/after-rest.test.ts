import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { afterRest } from './after-rest.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

it('calls once after the last touch, and again after later ones', () => {
  const call = vi.fn()
  const rest = afterRest(100, call)
  for (let time = 0; time < 500; time += 30) {
    rest.touch()
    vi.advanceTimersByTime(30)
  }
  expect(call).not.toHaveBeenCalled()
  vi.advanceTimersByTime(69)
  expect(call).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(call).toHaveBeenCalledTimes(1)
  rest.touch()
  vi.advanceTimersByTime(1000)
  expect(call).toHaveBeenCalledTimes(2)
})

it('does not call once it is stopped, but can be touched again', () => {
  const call = vi.fn()
  const rest = afterRest(100, call)
  rest.touch()
  rest.stop()
  vi.advanceTimersByTime(1000)
  expect(call).not.toHaveBeenCalled()
  rest.touch()
  vi.advanceTimersByTime(100)
  expect(call).toHaveBeenCalledTimes(1)
})
