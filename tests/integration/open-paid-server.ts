import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWeftClient, type WeftClient } from '@weft/client'
import { type RunningServer, startServerProcess } from '../start-server.ts'
import { type RunningSimulator, startSimulatorProcess } from '../start-simulator.ts'

/** A server process and a client of it. */
export interface StartedServer {
  readonly server: RunningServer
  readonly client: WeftClient
}

/**
 * Starts a simulator in a process of its own, and gives what starts servers that call it as they call Replicate: one
 * after the other on one data directory, since they are there to be killed. Both go when the test has finished.
 *
 * @param latencyMs how long a prediction takes
 * @param onTestFinished of the test, as Vitest gives it
 */
export async function openPaidServer(
  latencyMs: number,
  onTestFinished: (end: () => Promise<void>) => void,
): Promise<{ readonly simulator: RunningSimulator; readonly start: () => Promise<StartedServer> }> {
  const simulator = await startSimulatorProcess(latencyMs)
  onTestFinished(() => simulator.stop())
  const dataDirectory = await mkdtemp(join(tmpdir(), 'weft-paid-'))
  onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }))
  const environment = {
    REPLICATE_API_TOKEN: 'r8_test',
    REPLICATE_BASE_URL: simulator.baseUrl,
    WEFT_LOG_LEVEL: 'error',
  }
  return {
    simulator,
    start: async () => {
      const server = await startServerProcess({ dataDirectory, environment })
      return { server, client: createWeftClient({ baseUrl: server.url }) }
    },
  }
}
