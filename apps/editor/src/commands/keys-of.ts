import { useKeyStore } from '../state/key-store.ts'
import type { Command } from './command.ts'

/** Every key combination of a command, as the person chose them or as it comes, the shown one first. */
export function keysOf(command: Command, chosen = useKeyStore.getState().chosen): readonly string[] {
  const keys = chosen[command.id] ?? command.keys ?? ''
  return keys === '' ? [] : keys.split(', ')
}
