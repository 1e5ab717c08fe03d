import { spawn } from 'node:child_process'
import { programs } from './programs.ts'
import { root } from './start-server.ts'

/** A simulator in a process of its own, with its control interface open. */
export interface RunningSimulator {
  /** The API's address, as `REPLICATE_BASE_URL` takes it. */
  readonly baseUrl: string
  /** How many predictions it really accepted. */
  readonly accepted: () => Promise<number>
  /** Replaces what goes wrong: a fault plan of the simulator. */
  readonly fail: (faults: Readonly<Record<string, unknown>>) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts `weft simulator` on a free port. `latencyMs` is how long a prediction takes. */
export async function startSimulatorProcess(latencyMs: number): Promise<RunningSimulator> {
  const child = spawn(
    process.execPath,
    [programs.weft, 'simulator', '--port', '0', '--latency', String(latencyMs), '--faults'],
    { cwd: root, env: { PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const baseUrl = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /^weft simulator listening on (http:\/\/\S+)$/m.exec(printed)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.on('exit', (code) => reject(new Error(`the simulator ended with ${code}:\n${printed}`)))
  })
  const control = `${new URL(baseUrl).origin}/_simulator`
  return {
    baseUrl,
    accepted: async () => Number((await (await fetch(`${control}/accepted`)).json()).accepted),
    fail: async (faults) => {
      const response = await fetch(`${control}/faults`, { method: 'PUT', body: JSON.stringify(faults) })
      if (!response.ok) throw new Error(await response.text())
    },
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
