import { describe, expect, it } from 'vitest'
import { readTypedNumber } from './read-typed-number.ts'

describe('readTypedNumber', () => {
  it.each([
    ['3.5', 3.5],
    [' 12 ', 12],
    ['1e3', 1000],
    ['-.5', -0.5],
    ['3,5', 3.5],
    ['-0,25', -0.25],
    [',5', 0.5],
    ['3,', 3],
    ['1,5e2', 150],
    ['1,234', 1.234],
  ])('reads %j as %d', (text, number) => {
    expect(readTypedNumber(text)).toBe(number)
  })

  it.each(['', ' ', ',', '-,', '1,2,3', '1,234.5', '1.234,5', '3, 5', 'a', '1,5 px', 'Infinity'])(
    'reads %j as none',
    (text) => {
      expect(readTypedNumber(text)).toBeUndefined()
    },
  )

  it('takes no comma before three digits in a whole number, which may mean thousands', () => {
    expect(readTypedNumber('1,024', 'integer')).toBeUndefined()
    expect(readTypedNumber('1,0', 'integer')).toBe(1)
    // It is for the check of the field to say that this is not whole.
    expect(readTypedNumber('3,5', 'integer')).toBe(3.5)
  })
})
