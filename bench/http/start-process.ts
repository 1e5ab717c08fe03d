import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A server in a process of its own, with a folder of its own. */
export interface ServerProcess {
  readonly url: string
  /** Memory that it takes now, in MB (on Linux; elsewhere 0). */
  readonly memory: () => Promise<number>
  readonly close: () => Promise<void>
}

/** Starts a program that prints `listening on http://…`; `directoryVariable` names the variable that its folder goes into. */
export const startProcess = async (
  program: string,
  directoryVariable: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> => {
  const directory = await mkdtemp(join(tmpdir(), 'weft-bench-'))
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, [directoryVariable]: directory, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((done) => child.once('exit', done))
  const close = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(directory, { recursive: true, force: true })
  }
  const url = await new Promise<string>((found, fail) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /listening on (http:\S+)/.exec(printed)?.[1]
      if (address !== undefined) found(address)
    })
    child.once('exit', (code) => fail(new Error(`${program} ended with ${code}: ${printed}`)))
  }).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    url,
    memory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
    },
    close,
  }
}
