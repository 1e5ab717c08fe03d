import { createAdaptorServer } from '@hono/node-server'
import type { NodeDefinition } from '@weft/nodes'
import { createRuntime } from '@weft/runtime'
import type { ServerConfig } from './config.ts'
import { createServer } from './create-server.ts'
import { checkOpenness } from './guard/check-openness.ts'
import { createLog } from './log/create-log.ts'
import { StartError } from './start-error.ts'

/**
 * Connections that may wait to be taken while something else is worked on. With Node's own 511, those beyond it of a
 * burst are dropped, and their clients try again after one, three and seven seconds. The system may allow fewer.
 */
const backlog = 4096

/** Requests that are being served get this long to end when the server stops. */
const graceMs = 1000

/** A server that listens. */
export interface RunningServer {
  /** The address in use, such as `http://127.0.0.1:4600`. */
  readonly url: string
  /** Stops within 10 s: no new runs; predictions are left running and are waited for again at the next start. */
  readonly close: () => Promise<void>
}

/** Opens the data directory and listens. Throws a `WeftError` or a `StartError` with a sentence when it cannot. */
export async function startServer(
  config: ServerConfig,
  options: {
    readonly editorDirectory?: string
    /** Nodes besides the built-in ones, for benchmarks: a server that people use has none. */
    readonly definitions?: readonly NodeDefinition[]
  } = {},
): Promise<RunningServer> {
  const now = () => new Date()
  const log = createLog({ level: config.logLevel, now, write: (line) => process.stderr.write(line) })
  await checkOpenness(config)
  const runtime = await createRuntime({
    dataDirectory: config.dataDirectory,
    provider: config.providerChoice,
    cogAddresses: config.cogAddresses,
    ...(config.pricesFile === undefined ? {} : { pricesFile: config.pricesFile }),
    ...(config.predictionDeadlineMs === undefined
      ? {}
      : { predictionDeadlineMs: config.predictionDeadlineMs }),
    ...(config.replicateToken === undefined ? {} : { replicateToken: config.replicateToken }),
    replicateBaseUrl: config.replicateBaseUrl,
    maxConcurrentPredictions: config.maxConcurrentPredictions,
    simulatorLatencyMs: config.simulatorLatencyMs,
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    environment: config.secret,
    log: (entry) => log({ ...entry, message: entry.message ?? entry.event }),
    ...(options.definitions === undefined ? {} : { definitions: options.definitions }),
    recover: true,
  })
  const closing = new AbortController()
  const app = createServer({ runtime, config, log, closing: closing.signal, ...options })
  const { server, port } = await listen(app.fetch, config).catch(async (error: unknown) => {
    await runtime.close()
    throw error
  })
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return {
    url: `http://${host}:${port}`,
    close: async () => {
      closing.abort()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // A stream that ends now leaves a connection that is idle only a moment later.
      const sweep = setInterval(() => {
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      }, 20)
      const timer = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections()
      }, graceMs)
      await closed
      clearInterval(sweep)
      clearTimeout(timer)
      await runtime.close()
    },
  }
}

/** Waits until the port is open. */
function listen(fetch: (request: Request) => Response | Promise<Response>, { host, port }: ServerConfig) {
  return new Promise<{ readonly server: ReturnType<typeof createAdaptorServer>; readonly port: number }>(
    (resolve, reject) => {
      const server = createAdaptorServer({ fetch, hostname: host, overrideGlobalObjects: false })
      server.listen({ host, port, backlog }, () => {
        const address = server.address()
        resolve({ server, port: typeof address === 'object' && address !== null ? address.port : port })
      })
      server.once('error', (cause: NodeJS.ErrnoException) => {
        const reason =
          cause.code === 'EADDRINUSE'
            ? `the port is in use. Stop what uses it, or set WEFT_PORT to another one`
            : cause.message
        reject(new StartError(`Weft cannot listen on ${host}:${port}: ${reason}.`, { cause }))
      })
    },
  )
}
