import type { RouteContract } from '@weft/client'

/** What a route of the contract needs: what it says, else `read` for a GET and `write` for all else. */
export function routeScope({ scope, method }: RouteContract): 'open' | 'read' | 'run' | 'write' {
  return scope ?? (method === 'GET' ? 'read' : 'write')
}
