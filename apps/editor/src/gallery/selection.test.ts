import { describe, expect, it } from 'vitest'
import { extendChosen, noSelection, toggleChosen } from './selection.ts'

const order = ['a', 'b', 'c', 'd', 'e']
const chosen = (selection: typeof noSelection) => [...selection.ids].toSorted().join('')

describe('choosing pictures', () => {
  it('takes one in, and out again', () => {
    const one = toggleChosen(toggleChosen(noSelection, 'a'), 'c')
    expect(chosen(one)).toBe('ac')
    expect(chosen(toggleChosen(one, 'a'))).toBe('c')
  })

  it('takes a range from the one chosen last, in both directions, and keeps what was chosen', () => {
    const c = toggleChosen(toggleChosen(noSelection, 'a'), 'c')
    expect(chosen(extendChosen(c, 'e', { order, from: 'a' }))).toBe('acde')
    expect(chosen(extendChosen(c, 'b', { order, from: 'a' }))).toBe('abc')
  })

  it('counts from where the keyboard is when nothing was chosen, or when that is gone', () => {
    expect(chosen(extendChosen(noSelection, 'd', { order, from: 'b' }))).toBe('bcd')
    expect(chosen(extendChosen({ ids: new Set(), anchor: 'x' }, 'b', { order, from: 'a' }))).toBe('ab')
    expect(extendChosen(noSelection, 'x', { order, from: 'a' })).toBe(noSelection)
  })
})
