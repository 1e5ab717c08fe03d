import type { Command } from './command.ts'

/** Does a command, if it makes sense now. Gives whether it did. */
export function runCommand(command: Command): boolean {
  if (command.enabled !== undefined && !command.enabled()) return false
  command.run()
  return true
}
