import { randomUUID } from 'node:crypto'
import { type BackendOptions, openBackend } from '../backend/open-backend.ts'
import { BatchError } from '../batch/batch-error.ts'
import { type BatchOptions, runBatch } from '../batch/run-batch.ts'
import { CliError } from '../cli-error.ts'
import type { ExitCode } from '../exit-codes.ts'
import { formatIssue } from '../output/format-issue.ts'
import type { Terminal } from '../terminal.ts'
import { type FollowOptions, followRun } from './follow-run.ts'
import { type JobOptions, readJob } from './job-options.ts'

/** Options of `weft run`. */
export interface RunOptions extends BackendOptions, JobOptions, FollowOptions, BatchOptions {}

/** `weft run WORKFLOW`: runs a workflow once, or for each row of a batch, shows its progress, writes its outputs. */
export async function runCommand(file: string, options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  const { batch, each, resume, concurrency } = options
  const isBatch = batch !== undefined || each !== undefined
  if (!isBatch && (resume === true || concurrency !== undefined))
    throw new CliError('--resume and --concurrency are for batches: give --batch or --each too')
  const backend = await openBackend(options, terminal, { recover: true })
  try {
    const { job, issues } = await readJob(file, options, backend, terminal)
    for (const issue of issues) terminal.err(`${formatIssue(issue)}\n`)
    if (isBatch) return await runBatch(backend, job, options, terminal)
    return await followRun(
      backend,
      () => backend.start(job, terminal.signal, randomUUID()),
      options,
      terminal,
    )
  } catch (error) {
    if (options.json === true && error instanceof BatchError)
      terminal.out(`${JSON.stringify({ issues: error.batchIssues }, null, 2)}\n`)
    throw error
  } finally {
    await backend.close()
  }
}
