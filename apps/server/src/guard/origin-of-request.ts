import { getConnInfo } from '@hono/node-server/conninfo'
import type { AuditOrigin } from '@weft/storage'
import type { Context } from 'hono'
import type { ServerEnv } from '../server-env.ts'

/** Where a request comes from, for the audit: what it says of itself (`X-Forwarded-For`) is not believed. */
export function originOfRequest(request: Context<ServerEnv>, actor: string | undefined): AuditOrigin {
  const { path } = request.req
  const via = /^\/mcp(?:\/|$)/.test(path) ? 'mcp' : /^\/v1(?:\/|$)/.test(path) ? 'v1' : 'api'
  const source = addressOf(request)
  return { via, ...(actor !== undefined && { actor }), ...(source !== undefined && { source }) }
}

/** Undefined without a socket. */
function addressOf(request: Context<ServerEnv>): string | undefined {
  try {
    return getConnInfo(request).remote.address
  } catch {
    return undefined
  }
}
