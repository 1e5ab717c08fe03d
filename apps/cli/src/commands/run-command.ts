import { type BackendOptions, openBackend } from '../backend/open-backend.ts'
import type { ExitCode } from '../exit-codes.ts'
import { formatIssue } from '../output/format-issue.ts'
import type { Terminal } from '../terminal.ts'
import { type FollowOptions, followRun } from './follow-run.ts'
import { type JobOptions, readJob } from './job-options.ts'

/** Options of `weft run`. */
export interface RunOptions extends BackendOptions, JobOptions, FollowOptions {}

/** `weft run FILE`: runs a workflow, shows its progress, writes its outputs. */
export async function runCommand(file: string, options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  const backend = await openBackend(options, terminal)
  try {
    const { job, issues } = await readJob(file, options, backend, terminal)
    for (const issue of issues) terminal.err(`${formatIssue(issue)}\n`)
    return await followRun(backend, () => backend.start(job, terminal.signal), options, terminal)
  } finally {
    await backend.close()
  }
}
