import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWeftClient, type RunView } from '@weft/client'
import { readConfig, startServer } from '@weft/server'
import { serializeWorkflow, type WorkflowDocument } from '@weft/workflow'
import { stepNode, waitNode } from './bench-nodes.ts'

/** A server with the bench's own nodes, on a port and a SQLite file of its own. */
export interface BenchServer {
  /** Runs a document over HTTP and waits for its end, which is durable when it is told. Throws when it does not succeed. */
  readonly run: (document: WorkflowDocument) => Promise<RunView>
  readonly close: () => Promise<void>
}

/** Starts one; its data goes when it is closed. */
export const openBenchServer = async (): Promise<BenchServer> => {
  const directory = await mkdtemp(join(tmpdir(), 'weft-bench-'))
  const config = readConfig({
    WEFT_DATA_DIR: directory,
    WEFT_PORT: '0',
    WEFT_PROVIDER: 'simulator',
    WEFT_LOG_LEVEL: 'error',
  })
  const server = await startServer(config, { definitions: [stepNode, waitNode] })
  const client = createWeftClient({ baseUrl: server.url })
  return {
    run: async (document) => {
      const workflow = JSON.parse(serializeWorkflow(document))
      const run = await client.runs.create({ workflow }, { wait: 60 })
      if (run.status !== 'succeeded') throw new Error(`The run is ${run.status}: ${run.error?.message}`)
      return run
    },
    close: async () => {
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
