import type { Issue } from '@weft/ports'
import { type ExitCode, exitCodes } from './exit-codes.ts'

/** Something the person at the terminal can mend; ends the command with its exit code. */
export class CliError extends Error {
  readonly exitCode: ExitCode
  readonly issues: readonly Issue[]

  constructor(message: string, exitCode: ExitCode = exitCodes.invalid, issues: readonly Issue[] = []) {
    super(message)
    this.name = 'CliError'
    this.exitCode = exitCode
    this.issues = issues
  }
}
