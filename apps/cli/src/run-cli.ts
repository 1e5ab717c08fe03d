import { stripVTControlCharacters } from 'node:util'
import { WeftError } from '@weft/ports'
import { Command, CommanderError } from 'commander'
import pc from 'picocolors'
import { BatchError } from './batch/batch-error.ts'
import { formatBatchIssue } from './batch/format-batch-issue.ts'
import { CliError } from './cli-error.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { formatIssue } from './output/format-issue.ts'
import { addBundleCommands } from './program/add-bundle-commands.ts'
import { addRunCommands } from './program/add-run-commands.ts'
import { addServerCommands } from './program/add-server-commands.ts'
import { addStorageCommands } from './program/add-storage-commands.ts'
import { addAuditCommand, addTokenCommands } from './program/add-token-commands.ts'
import { addWorkflowCommands } from './program/add-workflow-commands.ts'
import { examples } from './program/shared-options.ts'
import type { Terminal } from './terminal.ts'

const exitCodeHelp = `
Exit codes: 0 done, 1 the run, or a row of a batch, failed (diff: they are different), 2 wrong use or an invalid workflow
or input (nothing ran), 3 server or provider not reachable or credentials refused, 70 a fault of Weft, 130 canceled.`

/**
 * Runs one command line.
 *
 * @param args what follows `weft`
 * @param given what the command may use of the world
 * @returns the exit code; never throws
 */
export async function runCli(args: readonly string[], given: Terminal): Promise<ExitCode> {
  const terminal = given.hasColours === true ? given : withoutColours(given)
  let exitCode: ExitCode = exitCodes.ok
  const program = createProgram(terminal, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    return report(error, terminal)
  }
}

function createProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('weft')
    .description('Run Weft workflows without a browser.')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .addHelpText(
      'after',
      `${examples('weft run workflow.json --out out', 'weft serve', 'weft run --help')}\n${exitCodeHelp}`,
    )
  const context = { program, terminal, finish }
  addRunCommands(context)
  addWorkflowCommands(context)
  addServerCommands(context)
  addBundleCommands(context)
  addStorageCommands(context)
  addTokenCommands(context)
  addAuditCommand(context)
  return program
}

/** A terminal that shows plain text: pipes, files and CI get no escape sequences. */
function withoutColours(terminal: Terminal): Terminal {
  return {
    ...terminal,
    out: (text) => terminal.out(stripVTControlCharacters(text)),
    err: (text) => terminal.err(stripVTControlCharacters(text)),
  }
}

/** Says what went wrong and gives the exit code for it. */
function report(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.invalid
  if (error instanceof CliError) {
    if (error instanceof BatchError)
      for (const issue of error.batchIssues) terminal.err(`${formatBatchIssue(issue)}\n`)
    for (const issue of error.issues) terminal.err(`${formatIssue(issue)}\n`)
    terminal.err(`${pc.red('weft:')} ${error.message}\n`)
    return error.exitCode
  }
  if (error instanceof WeftError) {
    terminal.err(`${pc.red('weft:')} ${error.message}\n`)
    const unreachable = error.code === 'provider_unreachable' || error.code === 'unauthenticated'
    return unreachable ? exitCodes.unreachable : exitCodes.invalid
  }
  if (terminal.signal.aborted) return exitCodes.canceled
  terminal.err(
    `${pc.red('weft:')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  return exitCodes.fault
}
