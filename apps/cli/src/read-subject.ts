import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Issue } from '@weft/ports'
import type { WorkflowDocument } from '@weft/workflow'
import type { WorkflowShelf } from './backend/workflow-shelf.ts'
import { CliError } from './cli-error.ts'
import { readWorkflow } from './read-workflow.ts'
import type { Terminal } from './terminal.ts'

/** What a command is about. */
export interface Subject {
  readonly document: WorkflowDocument
  readonly issues: readonly Issue[]
  /** Where it is a saved workflow. */
  readonly workflowId?: string
}

/**
 * Reads the workflow that a command names: a file, `-` for standard input, or else a saved one by its slug or id. A file
 * that is there wins. Throws a `CliError` when it is neither.
 */
export async function readSubject(name: string, shelf: WorkflowShelf, terminal: Terminal): Promise<Subject> {
  const isFile =
    name === '-' || (await stat(resolve(terminal.cwd, name)).catch(() => undefined))?.isFile() === true
  if (isFile || !/^[A-Za-z0-9-]+$/.test(name)) return readWorkflow(name, terminal)
  const saved = await shelf.find(name)
  if (saved === undefined)
    throw new CliError(`there is no file ${name}, and no saved workflow has that slug or id`)
  return { document: saved.document, issues: [], workflowId: saved.id }
}
