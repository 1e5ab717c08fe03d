import { type ConnectionOptions, createConnection } from './connection/connection.ts'
import { routes } from './contract/routes.ts'
import { assetsOf } from './parts/assets-of.ts'
import { modelsOf } from './parts/models-of.ts'
import { providersOf } from './parts/providers-of.ts'
import { resultsOf } from './parts/results-of.ts'
import { runsOf } from './parts/runs-of.ts'
import { serverOf } from './parts/server-of.ts'
import { storageOf } from './parts/storage-of.ts'
import { workflowsOf } from './parts/workflows-of.ts'
import type { WeftClient } from './weft-client.ts'

/** Makes a client for a server, in Node and in browsers. Nothing is sent before a function is called. */
export function createWeftClient(options: ConnectionOptions): WeftClient {
  const connection = createConnection(options)
  return {
    plan: async (body, request) => {
      const { createPlan } = routes
      return (await connection.read(createPlan, createPlan.responses['200'].schema, { body, ...request }))
        .value
    },
    runs: runsOf(connection),
    workflows: workflowsOf(connection),
    results: resultsOf(connection),
    assets: assetsOf(connection),
    storage: storageOf(connection),
    models: modelsOf(connection),
    providers: providersOf(connection),
    audit: {
      list: async (query, request) => {
        const { listAudit } = routes
        const call = { query: { ...query }, ...request }
        return (await connection.read(listAudit, listAudit.responses['200'].schema, call)).value
      },
    },
    nodes: {
      list: async (request) => {
        const { listNodes } = routes
        const { value } = await connection.read(listNodes, listNodes.responses['200'].schema, { ...request })
        return value.nodes
      },
    },
    webhooks: {
      secret: async (request) => {
        const { getWebhookSecret } = routes
        const { schema } = getWebhookSecret.responses['200']
        return (await connection.read(getWebhookSecret, schema, { ...request })).value.key
      },
    },
    ...serverOf(connection),
  }
}
