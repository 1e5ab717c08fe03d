import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'

/** The server of these sources; in a build, the one that was built with this command. */
const serverProgram = new URL('../../../server/src/main.ts', import.meta.url)

/** Options of `weft serve`; each stands for the variable of the same meaning. */
export interface ServeOptions {
  readonly host?: string
  readonly port?: string
  readonly dataDir?: string
}

/** `weft serve`: starts the server, the editor included, and ends with it. */
export async function serveCommand(options: ServeOptions, terminal: Terminal): Promise<ExitCode> {
  const server = spawn(process.execPath, [fileURLToPath(serverProgram)], {
    cwd: terminal.cwd,
    env: {
      ...terminal.environment,
      ...(options.host === undefined ? {} : { WEFT_HOST: options.host }),
      ...(options.port === undefined ? {} : { WEFT_PORT: options.port }),
      ...(options.dataDir === undefined ? {} : { WEFT_DATA_DIR: options.dataDir }),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  terminal.signal.addEventListener('abort', () => server.kill('SIGTERM'), { once: true })
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.on('exit', (code) => {
      if (terminal.signal.aborted || code === 0) resolve(exitCodes.ok)
      else resolve(exitCodes.invalid)
    })
  })
}
