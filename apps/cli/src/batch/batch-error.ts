import { CliError } from '../cli-error.ts'
import type { BatchIssue } from './batch-row.ts'

/** A batch that cannot run: everything that is wrong with it, and nothing has run. */
export class BatchError extends CliError {
  readonly batchIssues: readonly BatchIssue[]

  constructor(message: string, batchIssues: readonly BatchIssue[]) {
    super(message)
    this.name = 'BatchError'
    this.batchIssues = batchIssues
  }
}
