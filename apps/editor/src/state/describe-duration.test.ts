import { expect, it } from 'vitest'
import { describeDuration } from './describe-duration.ts'

it.each([
  [-5, '0.0 s'],
  [840, '0.8 s'],
  [12_400, '12 s'],
  [185_000, '3 min 05 s'],
  [7_800_000, '2 h 10 min'],
])('%i ms are %s', (milliseconds, words) => {
  expect(describeDuration(milliseconds)).toBe(words)
})
