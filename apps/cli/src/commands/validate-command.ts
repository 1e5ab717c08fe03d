import { openMemoryBackend } from '../backend/open-memory-backend.ts'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { formatIssue } from '../output/format-issue.ts'
import { readWorkflow } from '../read-workflow.ts'
import type { Terminal } from '../terminal.ts'

/** Options of `weft validate`. */
export interface ValidateOptions {
  readonly json?: boolean
}

/**
 * `weft validate FILE`: every issue of a document, without running anything or opening the data directory.
 * Values of declared inputs are not asked for.
 */
export async function validateCommand(
  file: string,
  options: ValidateOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const read = await readWorkflow(file, terminal).catch((error: unknown) => {
    if (options.json !== true || !(error instanceof CliError) || error.issues.length === 0) throw error
    return { document: undefined, issues: error.issues }
  })
  if (read.document === undefined) {
    terminal.out(`${JSON.stringify({ valid: false, issues: read.issues }, null, 2)}\n`)
    return exitCodes.invalid
  }
  const { document, issues: parsed } = read
  const backend = await openMemoryBackend(terminal)
  try {
    const found = await backend.validate(document, terminal.signal)
    const issues = [...parsed, ...found]
    const errors = issues.filter((issue) => issue.severity === 'error').length
    if (options.json === true) {
      terminal.out(`${JSON.stringify({ valid: errors === 0, issues }, null, 2)}\n`)
      return errors === 0 ? exitCodes.ok : exitCodes.invalid
    }
    if (errors > 0)
      throw new CliError(`${file} is not valid: ${count(errors, 'error')}`, exitCodes.invalid, issues)
    for (const issue of issues) terminal.err(`${formatIssue(issue)}\n`)
    terminal.out(
      `${file} is valid: ${count(Object.keys(document.nodes).length, 'node')}, ${count(document.edges.length, 'edge')}\n`,
    )
    return exitCodes.ok
  } finally {
    await backend.close()
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
