import type { Connection } from '../connection/connection.ts'
import { providerRoutes } from '../contract/provider-routes.ts'
import type { WeftClient } from '../weft-client.ts'

/** The part of the client for providers. */
export function providersOf(connection: Connection): WeftClient['providers'] {
  const { listProviders, setReplicateToken, removeReplicateToken } = providerRoutes
  const { schema } = listProviders.responses['200']
  return {
    list: async (options) => (await connection.read(listProviders, schema, { ...options })).value.providers,
    setToken: async (token, options) =>
      (await connection.read(setReplicateToken, schema, { body: { token }, ...options })).value.providers,
    removeToken: async (options) =>
      (await connection.read(removeReplicateToken, schema, { ...options })).value.providers,
  }
}
