import { diffWorkflows, type WorkflowChange, type WorkflowDocument } from '@weft/workflow'
import pc from 'picocolors'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { readWorkflow } from '../read-workflow.ts'
import type { Terminal } from '../terminal.ts'

/** Options of `weft diff`. */
export interface DiffOptions {
  readonly json?: boolean
}

/** `weft diff A B`: what is different in the second workflow. Exit code 0 where nothing is, 1 where something is. */
export async function diffCommand(
  files: readonly [string, string],
  options: DiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const [before, after] = files
  const { document: one } = await readWorkflow(before, terminal)
  const { document: other } = await readWorkflow(after, terminal)
  return printChanges([one, other], options, terminal)
}

/** Prints what is different in the second document, and gives the exit code that says whether anything is. */
export function printChanges(
  [before, after]: readonly [WorkflowDocument, WorkflowDocument],
  { json }: DiffOptions,
  terminal: Terminal,
): ExitCode {
  const changes = diffWorkflows(before, after)
  if (json === true) terminal.out(`${JSON.stringify({ same: changes.length === 0, changes }, null, 2)}\n`)
  else for (const change of changes) terminal.out(`${showChange(change)}\n`)
  return changes.length === 0 ? exitCodes.ok : exitCodes.different
}

function showChange({ kind, message }: WorkflowChange): string {
  if (kind.endsWith('-added')) return pc.green(`+ ${message}`)
  if (kind.endsWith('-removed')) return pc.red(`- ${message}`)
  return pc.yellow(`~ ${message}`)
}
