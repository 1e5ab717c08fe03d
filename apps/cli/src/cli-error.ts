import type { Issue } from '@weft/ports'
import { type ExitCode, exitCodes } from './exit-codes.ts'

/** Something the person at the terminal can mend; ends the command with its exit code. */
export class CliError extends Error {
  readonly exitCode: ExitCode
  readonly issues: readonly Issue[]
  /** Seconds after which the same may succeed; missing when waiting does not help. */
  readonly retryAfter?: number

  constructor(
    message: string,
    exitCode: ExitCode = exitCodes.invalid,
    issues: readonly Issue[] = [],
    { retryAfter }: { readonly retryAfter?: number } = {},
  ) {
    super(message)
    if (retryAfter !== undefined) this.retryAfter = retryAfter
    this.name = 'CliError'
    this.exitCode = exitCode
    this.issues = issues
  }
}
