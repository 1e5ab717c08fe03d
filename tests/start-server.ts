import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programs } from './programs.ts'

/** The project's top folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** A server of our own, started as users start it. */
export interface RunningServer {
  readonly url: string
  readonly dataDirectory: string
  /** Everything it printed so far. */
  readonly output: () => string
  /** Sends SIGTERM, and waits for its end. Gives the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** Options of a server under test. */
export interface ServerOptions {
  /** Kept after the stop when given; else a temporary folder. */
  readonly dataDirectory?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Starts the built server on a free port with the simulator, and waits until it says where it listens. */
export async function startServerProcess(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'weft-test-')))
  const child = spawn(process.execPath, [programs.server], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      WEFT_PORT: '0',
      WEFT_DATA_DIR: dataDirectory,
      WEFT_SIMULATOR_LATENCY_MS: '0',
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /^weft listening on (http:\/\/\S+)$/m.exec(printed)?.[1]
      if (address !== undefined) resolve(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', (code) =>
      reject(new Error(`the server ended with ${code} before it listened:\n${printed}`)),
    )
  })
  return {
    url,
    dataDirectory,
    output: () => printed,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      const code = await ended
      if (options.dataDirectory === undefined) await rm(dataDirectory, { recursive: true, force: true })
      return code
    },
  }
}
