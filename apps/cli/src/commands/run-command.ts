import { resolve } from 'node:path'
import type { Backend, EndedRun, Job } from '../backend/backend.ts'
import { type BackendOptions, openBackend } from '../backend/open-backend.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { formatIssue } from '../output/format-issue.ts'
import { createProgressPrinter } from '../output/progress-printer.ts'
import { writeOutputs } from '../output/write-outputs.ts'
import type { Terminal } from '../terminal.ts'
import { type JobOptions, readJob } from './job-options.ts'

/** Options of `weft run`. */
export interface RunOptions extends BackendOptions, JobOptions {
  /** Folder for the outputs. */
  readonly out?: string
  /** Prints the run as JSON on standard output and no progress. */
  readonly json?: boolean
  readonly quiet?: boolean
}

/** `weft run FILE`: runs a workflow, shows its progress, writes its outputs. */
export async function runCommand(file: string, options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  const backend = await openBackend(options, terminal)
  try {
    const { job, issues } = await readJob(file, options, backend, terminal)
    for (const issue of issues) terminal.err(`${formatIssue(issue)}\n`)
    const run = await follow(backend, job, options, terminal)
    const written =
      options.out === undefined
        ? []
        : await writeOutputs(run.outputs, resolve(terminal.cwd, options.out), backend.readAsset)
    if (options.json === true) {
      terminal.out(
        `${JSON.stringify({ ...run, ...(options.out === undefined ? {} : { files: written }) }, null, 2)}\n`,
      )
    } else if (options.out === undefined) {
      terminal.out(`${JSON.stringify(run.outputs, null, 2)}\n`)
    } else {
      for (const path of written) terminal.out(`${path}\n`)
    }
    return exitCodeOf(run)
  } finally {
    await backend.close()
  }
}

/** Starts the job and waits for its end, telling of it on the way. Ctrl+C cancels the run. */
async function follow(
  backend: Backend,
  job: Job,
  options: RunOptions,
  terminal: Terminal,
): Promise<EndedRun> {
  const started = await backend.start(job, terminal.signal)
  const cancel = () =>
    void backend.cancel(started.id).catch(() => terminal.err('the run could not be canceled\n'))
  if (terminal.signal.aborted) cancel()
  terminal.signal.addEventListener('abort', cancel, { once: true })
  const printer =
    options.json === true || options.quiet === true
      ? undefined
      : createProgressPrinter(terminal.err, terminal.isInteractive)
  for await (const event of started.events) printer?.print(event)
  printer?.finish()
  terminal.signal.removeEventListener('abort', cancel)
  return backend.result(started.id)
}

function exitCodeOf(run: EndedRun): ExitCode {
  if (run.status === 'succeeded') return exitCodes.ok
  if (run.status === 'canceled') return exitCodes.canceled
  const code = run.error?.code
  return code === 'unauthenticated' || code === 'provider_unreachable'
    ? exitCodes.unreachable
    : exitCodes.runFailed
}
