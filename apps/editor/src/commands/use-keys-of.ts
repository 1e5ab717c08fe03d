import { useKeyStore } from '../state/key-store.ts'
import { readableKeys } from '../ui/readable-keys.ts'
import { allCommands } from './all-commands.ts'
import { keysOf } from './keys-of.ts'

/** The first key combination of a command in the words printed on keys; nothing when it has none. */
export function useKeysOf(commandId: string): string | undefined {
  const chosen = useKeyStore((state) => state.chosen)
  const command = allCommands.find((candidate) => candidate.id === commandId)
  const first = command === undefined ? undefined : keysOf(command, chosen)[0]
  return first === undefined ? undefined : readableKeys(first)
}
