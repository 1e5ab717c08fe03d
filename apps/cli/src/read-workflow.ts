import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Issue } from '@weft/ports'
import { parseWorkflow, type WorkflowDocument } from '@weft/workflow'
import { CliError } from './cli-error.ts'
import { readStandardInput } from './read-standard-input.ts'
import type { Terminal } from './terminal.ts'

/**
 * Reads a workflow from a file, or from standard input when the path is `-`.
 *
 * @throws CliError when there is no such file or nothing of it can be read as a workflow
 */
export async function readWorkflow(
  path: string,
  terminal: Terminal,
): Promise<{ readonly document: WorkflowDocument; readonly issues: readonly Issue[] }> {
  const text =
    path === '-' ? await readStandardInput() : await readTextFile(resolve(terminal.cwd, path), path)
  const { document, issues } = parseWorkflow(text)
  if (document === undefined) throw new CliError(`${path} is not a workflow`, undefined, issues)
  return { document, issues }
}

async function readTextFile(absolute: string, shown: string): Promise<string> {
  try {
    return await readFile(absolute, 'utf8')
  } catch (cause) {
    const reason =
      cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
        ? 'there is no such file'
        : String(cause)
    throw new CliError(`cannot read the workflow ${shown}: ${reason}`)
  }
}
