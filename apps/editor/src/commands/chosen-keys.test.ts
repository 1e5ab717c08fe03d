import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useKeyStore } from '../state/key-store.ts'
import type { Command } from './command.ts'
import { keysAsKnown } from './keys-as-known.ts'
import { keysOf } from './keys-of.ts'
import { takeKeys } from './take-keys.ts'

const command = (id: string, keys?: string): Command => ({
  id,
  title: id,
  group: 'Edit',
  run: () => undefined,
  ...(keys === undefined ? {} : { keys }),
})
const gallery = command('gallery', 'Shift+KeyG')
const cancel = command('cancel', '$mod+Shift+Period')
const redo = command('redo', '$mod+Shift+z, $mod+y')
const other = command('other')
const commands = [gallery, cancel, redo, other]

/** A press of a key, as a browser tells it. */
function press(key: string, code: string, held: readonly string[]): KeyboardEvent {
  const getModifierState = (name: string) => held.includes(name)
  return Object.create(null, Object.getOwnPropertyDescriptors({ key, code, getModifierState }))
}

beforeEach(() => {
  vi.stubGlobal('navigator', { platform: 'Linux' })
  useKeyStore.getState().reset()
})

describe('keys that a person chose', () => {
  it('are known as those of a command that writes them by the place of the key', () => {
    expect(keysAsKnown('Shift+g', press('G', 'KeyG', ['Shift']), commands)).toBe('Shift+KeyG')
    expect(keysAsKnown('$mod+Shift+>', press('>', 'Period', ['Control', 'Shift']), commands)).toBe(
      '$mod+Shift+Period',
    )
    expect(keysAsKnown('Shift+h', press('H', 'KeyH', ['Shift']), commands)).toBe('Shift+h')
  })

  it('are known by what a command comes with, too, while it has others', () => {
    useKeyStore.getState().choose('gallery', 'F9')
    expect(keysAsKnown('Shift+g', press('G', 'KeyG', ['Shift']), commands)).toBe('Shift+KeyG')
  })

  it('are taken from the command that has them, which keeps its others', () => {
    takeKeys('$mod+y', commands, other)
    expect(keysOf(redo)).toEqual(['$mod+Shift+z'])
    useKeyStore.getState().choose('other', 'Shift+KeyG')
    takeKeys('Shift+KeyG', commands, gallery)
    expect(keysOf(other)).toEqual([])
    expect(keysOf(gallery)).toEqual(['Shift+KeyG'])
  })
})
