import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { calmly } from './calmly.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

it('calls at once, then once in a pause however often it is asked, and at last once more', () => {
  const call = vi.fn()
  const calm = calmly(call, 100)
  calm()
  expect(call).toHaveBeenCalledTimes(1)
  for (let time = 0; time < 250; time += 10) {
    calm()
    vi.advanceTimersByTime(10)
  }
  expect(call).toHaveBeenCalledTimes(3)
  vi.advanceTimersByTime(1000)
  expect(call).toHaveBeenCalledTimes(4)
  calm()
  expect(call).toHaveBeenCalledTimes(5)
})

it('does not make a call that is still to come once it is stopped', () => {
  const call = vi.fn()
  const calm = calmly(call, 100)
  calm()
  calm()
  calm.stop()
  vi.advanceTimersByTime(1000)
  expect(call).toHaveBeenCalledTimes(1)
})
