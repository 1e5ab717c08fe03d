import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { serve } from '@hono/node-server'
import {
  createSimulator,
  type HostedModel,
  parseHostedModel,
  type Simulator,
  seedModel,
} from '@weft/simulator'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'

/** Options of `weft simulator`. */
export interface SimulatorCommandOptions {
  /** `0` picks a free one. */
  readonly port: string
  /** Milliseconds. */
  readonly latency: string
  readonly stateDir?: string
  /** Files of version JSON that are hosted besides the model of Weft. */
  readonly model: readonly string[]
  /** Opens the control interface that makes it fail. */
  readonly faults?: true
}

const host = '127.0.0.1'

/**
 * `weft simulator`: serves Replicate's HTTP API on this machine until Ctrl+C, and says where in one line. Any client
 * of Replicate's can use it, with any token; without one it answers 401, as Replicate does.
 */
export async function simulatorCommand(
  options: SimulatorCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const port = readCount('--port', options.port, 65_535)
  const latencyMs = readCount('--latency', options.latency, 600_000)
  const models = [
    seedModel(),
    ...(await Promise.all(options.model.map((path) => readModel(path, terminal.cwd)))),
  ]
  const opened = Promise.withResolvers<Simulator>()
  const server = serve(
    { fetch: async (request, env) => (await opened.promise).app.fetch(request, env), hostname: host, port },
    (address) => {
      const baseUrl = `http://${host}:${address.port}/v1`
      opened.resolve(
        createSimulator({
          now: Date.now,
          newId: () => randomUUID().replaceAll('-', '').slice(0, 26),
          random: Math.random,
          latencyMs,
          models,
          baseUrl,
          fetch,
          authenticate: (token) => token !== undefined,
          faults: options.faults === true,
          ...(options.stateDir === undefined
            ? {}
            : { stateDirectory: resolve(terminal.cwd, options.stateDir) }),
        }),
      )
      terminal.out(`weft simulator listening on ${baseUrl}\n`)
    },
  )
  const stopped = Promise.withResolvers<void>()
  server.on('error', (error) =>
    stopped.reject(new CliError(`cannot listen on ${host}:${port}: ${error.message}`)),
  )
  if (terminal.signal.aborted) stopped.resolve()
  terminal.signal.addEventListener('abort', () => stopped.resolve(), { once: true })
  await stopped.promise
  server.close()
  if ('closeAllConnections' in server) server.closeAllConnections()
  await (await opened.promise).close()
  return exitCodes.ok
}

function readCount(name: string, text: string, maximum: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value <= maximum) return value
  throw new CliError(`${name} must be a whole number from 0 to ${maximum}, but is "${text}"`)
}

async function readModel(path: string, cwd: string): Promise<HostedModel> {
  try {
    return parseHostedModel(JSON.parse(await readFile(resolve(cwd, path), 'utf8')))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CliError(
      `--model takes a JSON file with owner, name and version, but ${path} is none: ${reason}`,
    )
  }
}
