import { hashSecret, sessionValue } from '@weft/runtime'
import type { StoredToken, TokenStore } from '@weft/storage'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { ServerConfig } from '../config.ts'
import { Problem } from '../problems/problem.ts'
import type { ServerEnv } from '../server-env.ts'
import type { Access } from './access.ts'
import { isLoopback } from './is-loopback.ts'
import { readToken } from './read-token.ts'
import { isSameSecret, sessionCookie } from './tokens.ts'

/** How old the time of last use may get before it is written again: every request would write otherwise. */
const lastUsedMs = 60_000

/** Says who asks. Throws `unauthenticated` for whoever has no valid token where one is needed. */
export type Gate = (context: Context<ServerEnv>) => Promise<Access>

/**
 * Makes the gate of a server. A token is needed when `WEFT_API_TOKEN` is set, when one was ever made, even if all are
 * revoked (taking the last one away must not open the server), and on any address but loopback. Tokens are looked up
 * at every request, so a revoked one stops working at once. Reads also take the session cookie, since an `<img>` cannot
 * send a token; writes never do.
 */
export function createGate(
  { apiToken, host }: Pick<ServerConfig, 'apiToken' | 'host'>,
  tokens: TokenStore,
  now: () => Date,
): Gate {
  let asks = apiToken !== undefined || !isLoopback(host)

  const known = async (token: StoredToken | undefined): Promise<StoredToken | undefined> => {
    if (token === undefined || token.revokedAt !== undefined) return undefined
    const at = now()
    const last = token.lastUsedAt === undefined ? 0 : Date.parse(token.lastUsedAt)
    if (at.getTime() - last >= lastUsedMs) await tokens.setLastUsed(token.id, at.toISOString())
    return token
  }

  const byBearer = async (given: string): Promise<Access | undefined> => {
    if (apiToken !== undefined && isSameSecret(given, apiToken))
      return { name: 'WEFT_API_TOKEN', scope: 'write' }
    // What is looked up is a hash: how long it takes tells nothing of any token.
    const token = await known(await tokens.byHash(hashSecret(given)))
    return token && { name: token.name, scope: token.scope, ...(token.limits && { limits: token.limits }) }
  }

  const byCookie = async (given: string): Promise<Access | undefined> => {
    if (apiToken !== undefined && isSameSecret(given, sessionValue(apiToken)))
      return { name: 'WEFT_API_TOKEN', scope: 'read' }
    const token = await known(await tokens.bySessionHash(hashSecret(given)))
    return token && { name: token.name, scope: 'read' }
  }

  return async (context) => {
    asks ||= await tokens.any()
    if (!asks) return { scope: 'write' }
    const header = context.req.header('authorization')
    const given = readToken(header, context.req.path)
    const cookie = getCookie(context, sessionCookie)
    const isRead = header === undefined && ['GET', 'HEAD'].includes(context.req.method)
    const access =
      given !== undefined
        ? await byBearer(given)
        : isRead && cookie !== undefined
          ? await byCookie(cookie)
          : undefined
    if (access !== undefined) return access
    const detail =
      header === undefined
        ? 'This server asks for a token: send it as `Authorization: Bearer <token>`.'
        : 'The token is not one of this server: neither WEFT_API_TOKEN, nor one of `weft tokens list` that is not revoked.'
    throw new Problem('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="weft"' } })
  }
}
