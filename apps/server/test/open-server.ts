import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRuntime, type Runtime } from '@weft/runtime'
import { createServer, readConfig } from '@weft/server'

/** A server over a real runtime with the simulator, in a directory of its own, answering without a socket. */
export interface TestServer {
  readonly runtime: Runtime
  readonly log: { readonly level: string; readonly message: string; readonly [field: string]: unknown }[]
  /** Sends a request to `http://localhost:4600`. */
  readonly send: (path: string, init?: RequestInit) => Promise<Response>
  /** Sends JSON. */
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>
  /** Tells the server that it is about to stop. */
  readonly stop: () => void
  /** Closes it and takes its data away, unless it is to be opened again. */
  readonly close: (keepsData?: boolean) => Promise<void>
}

/** Opens a server. `environment` is what `readConfig` reads. */
export async function openServer(
  environment: Readonly<Record<string, string>> = {},
  options: { readonly editorDirectory?: string; readonly formDirectory?: string } = {},
): Promise<TestServer> {
  const given = environment.WEFT_DATA_DIR
  const dataDirectory = given ?? (await mkdtemp(join(tmpdir(), 'weft-server-')))
  const config = readConfig({
    WEFT_DATA_DIR: dataDirectory,
    WEFT_SIMULATOR_LATENCY_MS: '0',
    WEFT_PROVIDER: 'simulator',
    ...environment,
  })
  const runtime = await createRuntime({
    dataDirectory,
    provider: 'simulator',
    replicateBaseUrl: config.replicateBaseUrl,
    maxConcurrentPredictions: config.maxConcurrentPredictions,
    simulatorLatencyMs: config.simulatorLatencyMs,
    environment: config.secret,
  })
  const log: { level: string; message: string }[] = []
  const closing = new AbortController()
  const app = createServer({
    runtime,
    config,
    log: (entry) => log.push(entry),
    closing: closing.signal,
    editorDirectory: join(dataDirectory, 'no-editor'),
    ...options,
  })
  const send: TestServer['send'] = async (path, init) => app.request(`http://localhost:4600${path}`, init)
  return {
    runtime,
    log,
    send,
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    stop: () => closing.abort(),
    close: async (keepsData = false) => {
      closing.abort()
      await runtime.close()
      if (!keepsData) await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}
