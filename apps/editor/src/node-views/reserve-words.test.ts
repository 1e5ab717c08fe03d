import { describe, expect, it } from 'vitest'
import { reserveWords } from './reserve-words.ts'

describe('reserveWords', () => {
  it('asks for a run only where none is under way', () => {
    expect(reserveWords('value', undefined)).toBe('Run to see the value here')
    expect(reserveWords('picture', 'canceled')).toBe('Run to see the picture here')
    expect(reserveWords('picture', 'pending')).toBe('Waiting for the picture')
    expect(reserveWords('value', 'waiting', 'waiting')).toBe('Waiting for the value')
    expect(reserveWords('picture', 'running')).toBe('The picture is on its way')
  })

  it('tells of what is made by another node how far that one is', () => {
    expect(reserveWords('value', 'pending', 'running')).toBe('The value is on its way')
    expect(reserveWords('value', 'pending', 'pending')).toBe('Waiting for the value')
    expect(reserveWords('value', 'skipped', 'failed')).toBe('No value: its source failed')
    expect(reserveWords('value', 'skipped', 'skipped')).toBe('No value: it was skipped')
    expect(reserveWords('picture', 'failed')).toBe('No picture: it failed')
  })
})
