import type { Command } from './command.ts'
import { isPressOf } from './is-press-of.ts'
import { keysOf } from './keys-of.ts'

/**
 * The combination of a key press as one of the commands writes it that has it, or comes with it: a combination is
 * written in one way only, so that two commands that have the same are found. Else as it was read.
 */
export function keysAsKnown(read: string, event: KeyboardEvent, commands: readonly Command[]): string {
  const known = commands.flatMap((command) => [...keysOf(command), ...keysOf(command, {})])
  return known.find((keys) => isPressOf(keys, event)) ?? read
}
