import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildPrograms } from '../../scripts/programs/build-programs.mjs'
import { type LimitResult, toLimitResult } from '../limit.ts'
import { medianOf } from '../median-of.ts'

const rounds = 5

/** Milliseconds after which a server that nobody asks anything is at rest. */
const restMs = 1500

/** Starts the server as people do, with a new data directory: when it answers that it is ready, and what it then takes. */
const startOnce = async (program: string): Promise<{ readonly readyMs: number; readonly restMb: number }> => {
  const directory = await mkdtemp(join(tmpdir(), 'weft-bench-'))
  const start = performance.now()
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, WEFT_PORT: '0', WEFT_DATA_DIR: directory },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((done) => child.once('exit', done))
  try {
    const url = await new Promise<string>((found, fail) => {
      let printed = ''
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
        const address = /listening on (http:\S+)/.exec(printed)?.[1]
        if (address !== undefined) found(address)
      })
      child.once('exit', (code) => fail(new Error(`The server ended with ${code}: ${printed}`)))
    })
    const answer = await fetch(`${url}/readyz`)
    if (!answer.ok) throw new Error(`The server is not ready: ${answer.status}`)
    const readyMs = performance.now() - start
    await sleep(restMs)
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
    const restMb = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
    return { readyMs, restMb }
  } finally {
    child.kill('SIGTERM')
    await ended
    await rm(directory, { recursive: true, force: true })
  }
}

/** How soon the server is ready, and its memory at rest (on Linux; elsewhere it is 0). */
export const startUp = async (): Promise<readonly LimitResult[]> => {
  const { server } = await buildPrograms()
  const starts: { readonly readyMs: number; readonly restMb: number }[] = []
  for (let round = 0; round < rounds; round += 1) starts.push(await startOnce(server))
  const readyMs = medianOf(starts.map((start) => start.readyMs))
  const restMb = medianOf(starts.map((start) => start.restMb))
  return [
    toLimitResult('start until ready', 'ms', readyMs, 1000),
    toLimitResult('memory at rest', 'MB', restMb, 150),
  ]
}
