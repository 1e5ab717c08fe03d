import { resolve } from 'node:path'
import type { Backend, EndedRun, StartedJob } from '../backend/backend.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { createProgressPrinter } from '../output/progress-printer.ts'
import { writeOutputs } from '../output/write-outputs.ts'
import type { Terminal } from '../terminal.ts'

/** What is told of a run. */
export interface FollowOptions {
  /** Folder for the outputs. */
  readonly out?: string
  /** Prints the run as JSON on standard output and no progress. */
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Begins a run, waits for its end, telling of it on the way, and writes its outputs. Ctrl+C cancels it. */
export async function followRun(
  backend: Backend,
  begin: () => Promise<StartedJob>,
  options: FollowOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const run = await waitForEnd(backend, await begin(), options, terminal)
  const written =
    options.out === undefined
      ? []
      : await writeOutputs(run.outputs, resolve(terminal.cwd, options.out), backend.readAsset)
  if (options.json === true) {
    const files = options.out === undefined ? {} : { files: written }
    terminal.out(`${JSON.stringify({ ...run, ...files }, null, 2)}\n`)
  } else if (options.out === undefined) {
    terminal.out(`${JSON.stringify(run.outputs, null, 2)}\n`)
  } else {
    for (const path of written) terminal.out(`${path}\n`)
  }
  return exitCodeOf(run)
}

async function waitForEnd(
  backend: Backend,
  started: StartedJob,
  options: FollowOptions,
  terminal: Terminal,
): Promise<EndedRun> {
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
