import { describe, expect, it } from 'vitest'
import { type PressedKeys, readKeys } from './read-keys.ts'

const press = (key: string, code: string, held: Partial<PressedKeys> = {}): PressedKeys => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('readKeys', () => {
  it('writes a press as tinykeys does, with one name for Control and the command key', () => {
    expect(readKeys(press('e', 'KeyE', { ctrlKey: true }), false)).toEqual({ keys: '$mod+e' })
    expect(readKeys(press('E', 'KeyE', { metaKey: true, shiftKey: true }), true)).toEqual({
      keys: '$mod+Shift+e',
    })
    expect(readKeys(press('g', 'KeyG'), false)).toEqual({ keys: 'g' })
    expect(readKeys(press('F4', 'F4'), false)).toEqual({ keys: 'F4' })
  })

  it('names a key by its place where what it types depends on what is held', () => {
    expect(readKeys(press('!', 'Digit1', { shiftKey: true }), false)).toEqual({ keys: 'Shift+Digit1' })
    expect(readKeys(press('å', 'KeyA', { altKey: true }), true)).toEqual({ keys: 'Alt+KeyA' })
    expect(readKeys(press(',', 'Comma', { ctrlKey: true }), false)).toEqual({ keys: '$mod+Comma' })
  })

  it('waits while only modifiers are held, and refuses what others need', () => {
    expect(readKeys(press('Control', 'ControlLeft', { ctrlKey: true }), false)).toBeUndefined()
    expect(readKeys(press('Tab', 'Tab'), false)).toHaveProperty('reason')
    expect(readKeys(press('Enter', 'Enter', { altKey: true }), false)).toEqual({ keys: 'Alt+Enter' })
    expect(readKeys(press('w', 'KeyW', { ctrlKey: true }), false)).toHaveProperty('reason')
    const both = { ctrlKey: true, shiftKey: true }
    expect(readKeys(press('N', 'KeyN', both), false)).toHaveProperty('reason')
    expect(readKeys(press('v', 'KeyV', { ctrlKey: true }), false)).toEqual({ keys: '$mod+v' })
  })
})
