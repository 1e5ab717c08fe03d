import type { Json } from '@weft/ports'
import type { Connection } from '../connection/connection.ts'
import { serverRoutes } from '../contract/server-routes.ts'
import type { RequestOptions } from '../weft-client.ts'

/** What the server says of itself. */
export interface ServerClient {
  /** Lets a browser load pictures by address from a server that has a token. */
  readonly openSession: (options?: RequestOptions) => Promise<void>
  /** Whether the process answers; needs no token. */
  readonly health: (options?: RequestOptions) => Promise<{ readonly status: 'ok' }>
  /** Whether runs can be taken. Throws with status 503 while they cannot, after the client's further tries. */
  readonly readiness: (options?: RequestOptions) => Promise<{ readonly status: 'ok' }>
  /** Numbers in the text format of Prometheus. */
  readonly metrics: (options?: RequestOptions) => Promise<string>
  /** The whole interface of the server as OpenAPI 3.1. */
  readonly openApi: (options?: RequestOptions) => Promise<Json>
  /** The JSON Schema (draft 2020-12) of a workflow document. */
  readonly workflowSchema: (options?: RequestOptions) => Promise<Json>
  /** Where the interface is shown to read and try. */
  readonly docsUrl: () => string
}

/** Makes that part of the client. */
export function serverOf(connection: Connection): ServerClient {
  const { openSession, getHealth, getReadiness, getMetrics, getOpenApi, getWorkflowSchema, getDocs } =
    serverRoutes
  return {
    openSession: async (options) => {
      await connection.send(openSession, { ...options })
    },
    health: async (options) =>
      (await connection.read(getHealth, getHealth.responses['200'].schema, { ...options })).value,
    readiness: async (options) =>
      (await connection.read(getReadiness, getReadiness.responses['200'].schema, { ...options })).value,
    metrics: async (options) => connection.text(getMetrics, { ...options }),
    openApi: async (options) =>
      (await connection.read(getOpenApi, getOpenApi.responses['200'].schema, { ...options })).value,
    workflowSchema: async (options) =>
      (await connection.read(getWorkflowSchema, getWorkflowSchema.responses['200'].schema, { ...options }))
        .value,
    docsUrl: () => connection.url(getDocs.path),
  }
}
