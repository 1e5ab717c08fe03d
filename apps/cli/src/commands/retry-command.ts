import { randomUUID } from 'node:crypto'
import { type BackendOptions, openBackend } from '../backend/open-backend.ts'
import type { ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import { type FollowOptions, followRun } from './follow-run.ts'

/** Options of `weft retry`. */
export interface RetryOptions extends BackendOptions, FollowOptions {}

/** `weft retry RUN`: runs what is missing in a run that failed or was canceled; what it has is not made again. */
export async function retryCommand(
  runId: string,
  options: RetryOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const backend = await openBackend(options, terminal, { recover: true })
  try {
    return await followRun(
      backend,
      () => backend.retry(runId, terminal.signal, randomUUID()),
      options,
      terminal,
    )
  } finally {
    await backend.close()
  }
}
