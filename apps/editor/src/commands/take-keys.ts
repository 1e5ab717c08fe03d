import { useKeyStore } from '../state/key-store.ts'
import type { Command } from './command.ts'
import { keysOf } from './keys-of.ts'

/** Takes a combination from every command that has it, but for one. */
export function takeKeys(keys: string, commands: readonly Command[], except: Command): void {
  for (const owner of commands) {
    const all = keysOf(owner)
    if (owner.id === except.id || !all.includes(keys)) continue
    useKeyStore.getState().choose(owner.id, all.filter((other) => other !== keys).join(', '))
  }
}
