import { projectDirectory } from '../project-directory.ts'
import { readRuntimeOptions } from '../settings.ts'
import type { Terminal } from '../terminal.ts'
import type { Backend } from './backend.ts'
import { createInProcessBackend } from './in-process-backend.ts'
import { createServerBackend } from './server-backend.ts'

/** Options of every command that needs somewhere to run. */
export interface BackendOptions {
  readonly server?: string
  readonly token?: string
}

/**
 * A running server where one is named, else this process.
 *
 * @param recover whether this process takes up runs that the last one left: for commands that run
 */
export async function openBackend(
  options: BackendOptions,
  terminal: Terminal,
  { recover }: { readonly recover: boolean } = { recover: false },
): Promise<Backend> {
  if (options.server !== undefined) {
    return createServerBackend(options.server, options.token ?? terminal.environment.WEFT_API_TOKEN)
  }
  return createInProcessBackend({
    ...readRuntimeOptions(terminal.environment, projectDirectory),
    recover,
  })
}
