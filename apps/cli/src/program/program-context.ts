import type { Command } from 'commander'
import type { ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'

/**
 * What adding commands needs. What a command does is imported when the command is given: help, and commands that are
 * quick, need little of Weft.
 */
export interface ProgramContext {
  readonly program: Command
  readonly terminal: Terminal
  /** Is told the exit code of the command that ran. */
  readonly finish: (code: ExitCode) => void
}
